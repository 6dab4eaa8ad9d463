package levante.provisioner.history;

import java.util.List;
import levante.provisioner.naming.InfrastructureId;

/** Keeps events for ever, those of destroyed infrastructures too. */
public interface EventHistory {
  /** Writes an event down; one whose key is there already changes nothing. */
  void append(InfrastructureEvent event);

  /** The newest events of an infrastructure, the newest first. */
  List<InfrastructureEvent> newest(InfrastructureId infrastructure, int limit);

  /** How many events of a kind an infrastructure has had. */
  long count(InfrastructureId infrastructure, InfrastructureEvent.Kind kind);
}
