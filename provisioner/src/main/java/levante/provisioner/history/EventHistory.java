package levante.provisioner.history;

import java.util.List;
import levante.provisioner.naming.InfrastructureId;

/** Keeps events for ever, those of destroyed infrastructures too. */
public interface EventHistory {
  /**
   * Writes events down, all or none, in one write however many there are; one whose key is there
   * already changes nothing.
   */
  void append(List<InfrastructureEvent> events);

  /** Writes one event down. */
  default void append(InfrastructureEvent event) {
    append(List.of(event));
  }

  /** The newest events of an infrastructure, the newest first. */
  List<InfrastructureEvent> newest(InfrastructureId infrastructure, int limit);

  /** How many events of a kind an infrastructure has had. */
  long count(InfrastructureId infrastructure, InfrastructureEvent.Kind kind);
}
