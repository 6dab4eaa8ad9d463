package levante.web.rest.v1.view;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.configure.Distribution;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.terms.Activity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An infrastructure with its clusters and machines, at one moment.
 *
 * @param explanations why it is not (yet) what it shall be; empty when all is well
 * @param outputs those known already, in the template's order
 */
public record InfrastructureView(
    String id,
    String name,
    String owner,
    @Schema(implementation = MachineState.class) String state,
    List<String> explanations,
    Instant createdAt,
    @Schema(implementation = Activity.class) String activity,
    Optional<TermsView.LockView> lock,
    Optional<TermsView.LifetimeView> lifetime,
    DriftView drift,
    List<ClusterView> clusters,
    List<ApplicationView> applications,
    List<MachineView> machines,
    BigDecimal eurPerHour,
    Map<String, Object> outputs) {
  /** A cluster of it; the endpoint is where OSCAR's clients find it. */
  public record ClusterView(
      String id,
      String name,
      @Schema(implementation = ProvisionedCluster.State.class) String state,
      @Schema(implementation = Distribution.class) String distribution,
      URI endpoint) {}

  /**
   * An application on one of its clusters.
   *
   * @param what a chart with its version and repository, or Kubernetes objects
   * @param explanation why it is not ready; empty when it is
   */
  public record ApplicationView(
      String name,
      String cluster,
      String namespace,
      String what,
      @Schema(implementation = ManagedApplication.State.class) String state,
      String explanation) {
    private static ApplicationView of(ManagedApplication application) {
      return new ApplicationView(
          application.nodeTemplate(),
          application.cluster().value(),
          application.application().namespace(),
          application.application().what(),
          application.state().name().toLowerCase(Locale.ROOT),
          application.explanation());
    }
  }

  /** A machine of it. */
  public record MachineView(
      String name,
      String nodeTemplate,
      @Schema(implementation = MachineState.class) String state,
      String size,
      String region,
      BigDecimal eurPerHour,
      Optional<String> privateAddress,
      Optional<String> publicAddress,
      String explanation) {
    private static MachineView of(ManagedMachine machine) {
      return new MachineView(
          machine.id().value(),
          machine.nodeTemplate(),
          machine.state().word(),
          machine.placement().size().name(),
          machine.placement().region().name(),
          machine.eurPerHour(),
          machine.addresses().privateAddress(),
          machine.addresses().publicAddress(),
          machine.explanation());
    }
  }

  /**
   * The view.
   *
   * @param clusters of this infrastructure
   * @param publicBase where clients reach Levante
   */
  public static InfrastructureView of(
      Infrastructure infrastructure, List<ProvisionedCluster> clusters, URI publicBase) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    infrastructure.outputs().forEach(output -> outputs.put(output.name(), output.value()));
    return new InfrastructureView(
        infrastructure.id().value(),
        infrastructure.name(),
        infrastructure.owner().value(),
        infrastructure.status().state().word(),
        infrastructure.status().explanations(),
        infrastructure.createdAt(),
        infrastructure.terms().activity().word(),
        infrastructure.terms().lock().map(TermsView.LockView::of),
        infrastructure.terms().lifetime().map(TermsView.LifetimeView::of),
        DriftView.of(infrastructure),
        clusters.stream().map(cluster -> cluster(cluster, publicBase)).toList(),
        infrastructure.estate().applications().all().stream().map(ApplicationView::of).toList(),
        infrastructure.machines().stream().map(MachineView::of).toList(),
        infrastructure.machines().stream()
            .map(ManagedMachine::eurPerHour)
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        outputs);
  }

  private static ClusterView cluster(ProvisionedCluster cluster, URI publicBase) {
    return new ClusterView(
        cluster.id().value(),
        cluster.name(),
        cluster.state().name().toLowerCase(Locale.ROOT),
        cluster.distribution().name().toLowerCase(Locale.ROOT),
        publicBase.resolve("/oscar/" + cluster.id()));
  }
}
