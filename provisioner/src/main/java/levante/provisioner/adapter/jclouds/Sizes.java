package levante.provisioner.adapter.jclouds;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import levante.kernel.Quantity;
import levante.provisioner.cloud.MachineSize;
import org.jclouds.openstack.nova.v2_0.domain.Flavor;

/** The flavors of one region, as sizes with the prices of the operator's catalogue. */
final class Sizes {
  private final Map<String, MachineSize> byId = new TreeMap<>();
  private final Map<String, String> idByName = new TreeMap<>();

  private Sizes() {}

  /** With the price that a flavor's name has. */
  static Sizes of(List<Flavor> flavors, Function<String, Optional<BigDecimal>> prices) {
    Sizes sizes = new Sizes();
    for (Flavor flavor : flavors) {
      MachineSize size = size(flavor, prices.apply(flavor.getName()));
      sizes.byId.put(flavor.getId(), size);
      sizes.idByName.put(size.name(), flavor.getId());
    }
    return sizes;
  }

  private static MachineSize size(Flavor flavor, Optional<BigDecimal> price) {
    return new MachineSize(
            flavor.getName(),
            Math.max(1, flavor.getVcpus()),
            Quantity.ofMebibytes(flavor.getRam()),
            Quantity.ofMebibytes(flavor.getDisk() * 1024L),
            0,
            BigDecimal.ZERO,
            MachineSize.Pricing.LISTED)
        .at(price);
  }

  /** By name. */
  List<MachineSize> all() {
    return byId.values().stream().sorted(Comparator.comparing(MachineSize::name)).toList();
  }

  /** The size of a flavor; one that is sold no more has its id for a name. */
  MachineSize of(String flavorId) {
    return Optional.ofNullable(byId.get(flavorId))
        .orElseGet(
            () ->
                new MachineSize(
                        flavorId,
                        1,
                        Quantity.ZERO,
                        Quantity.ZERO,
                        0,
                        BigDecimal.ZERO,
                        MachineSize.Pricing.LISTED)
                    .at(Optional.empty()));
  }

  /** The flavor of a size. */
  Optional<String> flavor(MachineSize size) {
    return Optional.ofNullable(idByName.get(size.name()));
  }
}
