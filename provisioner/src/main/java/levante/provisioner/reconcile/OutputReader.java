package levante.provisioner.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Infrastructure.OutputValue;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.observe.Outside;
import levante.provisioner.operate.OperationReader;
import levante.provisioner.plan.Estate;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.data.AttributeSource;
import levante.tosca.model.Output;
import levante.tosca.model.Topology;

/** Evaluates a template's outputs as far as their attributes are known. */
final class OutputReader {
  private final TemplateCompiler compiler;
  private final ProvisionerConfig config;
  private final Outside outside;

  /** Compiled once for each process and edit. */
  private final Map<InfrastructureId, Compiled> compiled = new ConcurrentHashMap<>();

  private record Compiled(
      TemplateSource template,
      Map<String, Object> inputs,
      List<Output> outputs,
      Optional<OperationReader> operations) {
    boolean isOf(Infrastructure infrastructure) {
      return template.equals(infrastructure.template()) && inputs.equals(infrastructure.inputs());
    }
  }

  OutputReader(TemplateCompiler compiler, ProvisionerConfig config, Outside outside) {
    this.compiler = compiler;
    this.config = config;
    this.outside = outside;
  }

  List<OutputValue> outputs(Infrastructure infrastructure) {
    AttributeSource attributes = attributes(infrastructure.estate());
    return declared(infrastructure).outputs().stream()
        .flatMap(
            output ->
                output.value().evaluate(attributes).stream()
                    .map(value -> new OutputValue(output.name(), value)))
        .toList();
  }

  /** The operations of an infrastructure's template; empty when it is read no more. */
  Optional<OperationReader> operations(Infrastructure infrastructure) {
    return declared(infrastructure).operations();
  }

  /** The attributes of what an estate holds. */
  AttributeSource attributes(Estate estate) {
    return new EstateAttributes(estate, config, outside);
  }

  private Compiled declared(Infrastructure infrastructure) {
    return compiled.compute(
        infrastructure.id(),
        (id, known) ->
            known != null && known.isOf(infrastructure) ? known : compiled(infrastructure));
  }

  private Compiled compiled(Infrastructure infrastructure) {
    Optional<Topology> topology =
        compiler
            .compile(infrastructure.template(), infrastructure.inputs())
            .match(done -> Optional.of(done.topology()), rejected -> Optional.empty());
    return new Compiled(
        infrastructure.template(),
        infrastructure.inputs(),
        topology.map(Topology::outputs).orElse(List.of()),
        topology.map(OperationReader::new));
  }

  /** Drops what is kept for an infrastructure that has ended. */
  void forget(InfrastructureId id) {
    compiled.remove(id);
  }

  /** As a list, the values of several machines; one machine's, plainly. */
  static Optional<Object> pick(List<String> values, List<String> rest, boolean single) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (!rest.isEmpty() && rest.get(0).matches("[0-9]{1,6}")) {
      int index = Integer.parseInt(rest.get(0));
      return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
    }
    return Optional.of(single ? values.get(0) : values);
  }
}
