package levante.web.radl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.Quantity;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.Placement;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.web.radl.Radl.Deploy;

/** Says in RADL what an infrastructure and its machines are. */
public final class MachineRadl {
  private static final String PUBLIC = "public";
  private static final String PRIVATE = "private";

  private MachineRadl() {}

  /** The whole infrastructure: as it was sent if that was RADL, else read off what it is. */
  public static Radl of(Infrastructure infrastructure) {
    return RadlTemplate.origin(infrastructure.template())
        .orElseGet(() -> described(infrastructure));
  }

  private static Radl described(Infrastructure infrastructure) {
    List<RadlSection> sections = new ArrayList<>();
    sections.add(
        RadlSection.defined(
            RadlSection.Kind.DESCRIPTION,
            "desc",
            List.of(RadlFeature.is("name", infrastructure.name()))));
    sections.addAll(networks());
    List<Deploy> deploys = new ArrayList<>();
    for (DesiredPool pool : infrastructure.aim().pools()) {
      List<RadlFeature> features = new ArrayList<>(size(pool.placement()));
      features.addAll(interfaces(pool.addressing() == Addressing.PUBLIC));
      sections.add(RadlSection.defined(RadlSection.Kind.SYSTEM, pool.nodeTemplate(), features));
      deploys.add(new Deploy(pool.nodeTemplate(), pool.count(), Optional.empty()));
    }
    return new Radl(sections, List.of(), deploys, Optional.empty());
  }

  private static List<RadlSection> networks() {
    return List.of(
        RadlSection.defined(
            RadlSection.Kind.NETWORK, PUBLIC, List.of(RadlFeature.is("outbound", "yes"))),
        RadlSection.defined(
            RadlSection.Kind.NETWORK, PRIVATE, List.of(RadlFeature.is("outbound", "no"))));
  }

  private static List<RadlFeature> interfaces(boolean isPublic) {
    RadlFeature first = RadlFeature.is("net_interface.0.connection", isPublic ? PUBLIC : PRIVATE);
    return isPublic
        ? List.of(first, RadlFeature.is("net_interface.1.connection", PRIVATE))
        : List.of(first);
  }

  /** One machine, with its networks, its state and its addresses. */
  public static Radl of(Infrastructure infrastructure, ManagedMachine machine) {
    boolean isPublic = isPublic(infrastructure, machine);
    List<RadlFeature> features = new ArrayList<>(size(machine.placement()));
    features.addAll(interfaces(isPublic));
    features.addAll(addresses(machine, isPublic));
    features.add(RadlFeature.is("net_interface.0.dns_name", machine.id().value()));
    features.add(RadlFeature.is("instance_name", machine.id().value()));
    features.add(RadlFeature.is("state", machine.state().word()));
    machine
        .progress()
        .launched()
        .ifPresent(
            launched -> {
              features.add(RadlFeature.is("instance_id", machine.id().value()));
              features.add(RadlFeature.is("launch_time", launched.getEpochSecond()));
            });
    List<RadlSection> sections = new ArrayList<>(networks());
    sections.add(RadlSection.defined(RadlSection.Kind.SYSTEM, machine.nodeTemplate(), features));
    return new Radl(
        sections,
        List.of(),
        List.of(
            new Deploy(
                machine.nodeTemplate(), 1, Optional.of(machine.placement().cloud().value()))),
        Optional.empty());
  }

  private static boolean isPublic(Infrastructure infrastructure, ManagedMachine machine) {
    return infrastructure
        .estate()
        .desired()
        .pool(machine.nodeTemplate())
        .map(pool -> pool.addressing() == Addressing.PUBLIC)
        .orElse(false);
  }

  private static List<RadlFeature> addresses(ManagedMachine machine, boolean isPublic) {
    List<RadlFeature> addresses = new ArrayList<>();
    machine
        .addresses()
        .publicAddress()
        .ifPresent(ip -> addresses.add(RadlFeature.is("net_interface.0.ip", ip)));
    machine
        .addresses()
        .privateAddress()
        .ifPresent(
            ip ->
                addresses.add(
                    RadlFeature.is("net_interface.%d.ip".formatted(isPublic ? 1 : 0), ip)));
    return addresses;
  }

  private static List<RadlFeature> size(Placement placement) {
    MachineSize size = placement.size();
    List<RadlFeature> features = new ArrayList<>();
    features.add(RadlFeature.is("provider.type", "Dummy"));
    features.add(RadlFeature.is("availability_zone", placement.region().name()));
    features.add(RadlFeature.is("instance_type", size.name()));
    features.add(RadlFeature.is("cpu.count", size.cpus()));
    features.add(bytes("memory.size", size.memory()));
    features.add(bytes("disks.free_size", size.disk()));
    if (size.gpus() > 0) {
      features.add(RadlFeature.is("gpu.count", size.gpus()));
    }
    features.add(RadlFeature.is("price", size.eurPerHour().toPlainString()));
    features.add(RadlFeature.is("disk.0.os.name", "linux"));
    features.add(RadlFeature.is("disk.0.os.credentials.username", "levante"));
    return features;
  }

  private static RadlFeature bytes(String name, Quantity quantity) {
    return new RadlFeature(
        name,
        RadlFeature.Operator.EQUALS,
        new RadlValue.Amount(BigDecimal.valueOf(quantity.roundedUp()), "B"));
  }
}
