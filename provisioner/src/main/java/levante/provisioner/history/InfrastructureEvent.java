package levante.provisioner.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * One thing that happened. The key says which: an event that a crash makes us report again has the
 * same key and is kept once.
 *
 * @param key unique within the infrastructure, such as {@code edge-7f3a2b-0/launched}
 * @param nodeTemplate what it is about; empty for the infrastructure as a whole
 * @param sentence for a person
 */
public record InfrastructureEvent(
    InfrastructureId infrastructure,
    String key,
    Instant at,
    Kind kind,
    Optional<String> nodeTemplate,
    Optional<MachineId> machine,
    String sentence) {
  /** What sort of thing happened. */
  public enum Kind {
    /** The infrastructure was asked for. */
    CREATED,
    /** A cloud has the machine. */
    LAUNCHED,
    /** It has booted. */
    RUNNING,
    /** It is a node of its cluster: a node added. */
    CONFIGURED,
    /** Its node runs another version. */
    UPGRADED,
    /** It shall go. */
    RELEASED,
    /** Neither cloud nor cluster list it any more: after CONFIGURED, a node removed. */
    REMOVED,
    /** It could not be had, did not boot, was lost or could not be configured. */
    FAILED,
    /** A cluster has its control plane and its storage. */
    CLUSTER_READY,
    /** An object storage answers. */
    STORAGE_MADE,
    /** An object storage is gone. */
    STORAGE_REMOVED,
    /** An application serves on its cluster. */
    APPLICATION_READY,
    /** An application could not be put onto its cluster, or does not serve there. */
    APPLICATION_FAILED,
    /** An application is gone from its cluster. */
    APPLICATION_REMOVED,
    /** Somebody asked for another number of machines. */
    SCALED,
    /** Somebody gave it another template or other inputs. */
    EDITED,
    /** Somebody asked for a machine of another size. */
    RESIZED,
    /** Somebody asked for a machine to be stopped. */
    STOP_ASKED,
    /** Somebody asked for a machine to be started. */
    START_ASKED,
    /** Somebody asked for a machine to be booted anew. */
    REBOOT_ASKED,
    /** Somebody asked for its machines to be configured anew. */
    RECONFIGURE_ASKED,
    /** A part of its template, or a recipe, that nothing carries out here. */
    PASSED_OVER,
    /** Somebody else may do with it what its owner may. */
    SHARED,
    /** It was exported to be managed elsewhere, or came back. */
    HANDED_OVER,
    /** Somebody locked it: nothing of it is taken away. */
    LOCKED,
    /** Somebody unlocked it. */
    UNLOCKED,
    /** Somebody gave it an end, another one, or none. */
    LIFETIME_SET,
    /** Its end is near. */
    LIFETIME_WARNING,
    /** Its end is past, and a lock holds it back. */
    LIFETIME_HELD,
    /** Somebody asked for all its machines to be stopped until it is woken. */
    HIBERNATE_ASKED,
    /** Somebody asked for it to be woken. */
    WAKE_ASKED,
    /** All its machines serve again. */
    WOKEN,
    /** Somebody said what is done about drift. */
    DRIFT_POLICY_SET,
    /** Something is no longer as Levante made it. */
    DRIFTED,
    /** Somebody ordered what has drifted to be repaired. */
    REPAIR_ASKED,
    /** What had drifted when a repair was ordered is repaired. */
    REPAIRED,
    /** Somebody asked for its end, or its lifetime is over. */
    DESTROY_ASKED,
    /** Nothing of it is left. */
    DESTROYED
  }

  public InfrastructureEvent {
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(nodeTemplate, "nodeTemplate");
    Objects.requireNonNull(machine, "machine");
    if (key.isBlank() || sentence.isBlank()) {
      throw new IllegalStateException("an event needs a key and a sentence");
    }
  }
}
