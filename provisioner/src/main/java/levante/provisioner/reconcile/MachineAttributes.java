package levante.provisioner.reconcile;

import java.util.List;
import java.util.Optional;
import levante.provisioner.plan.ManagedMachine;
import levante.tosca.data.AttributeSource;

/** The attributes of an estate as one machine sees them: its node template is itself alone. */
final class MachineAttributes implements AttributeSource {
  private final ManagedMachine machine;
  private final AttributeSource estate;

  MachineAttributes(ManagedMachine machine, AttributeSource estate) {
    this.machine = machine;
    this.estate = estate;
  }

  @Override
  public Optional<Object> attribute(String nodeTemplate, List<String> path) {
    if (!nodeTemplate.equals(machine.nodeTemplate()) || path.isEmpty()) {
      return estate.attribute(nodeTemplate, path);
    }
    return switch (path.get(0)) {
      case "private_address" -> own(machine.addresses().privateAddress());
      case "public_address" -> own(machine.addresses().publicAddress());
      default -> estate.attribute(nodeTemplate, path);
    };
  }

  /** A path of a list's index means the machine itself whichever it is. */
  private static Optional<Object> own(Optional<String> address) {
    return address.map(text -> text);
  }
}
