package levante.oscar.adapter.sandbox;

import java.util.Map;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.sandbox.PodPlacement.Place;

/** What a tick sees of one cluster's pods; a cluster that does not answer is unknown, not empty. */
record Sight(Kind kind, Map<String, Place> places) {
  enum Kind {
    KNOWN,
    UNKNOWN,
    /** There is no such cluster any more. */
    GONE
  }

  static Sight of(PodPlacement placement, ClusterId cluster) {
    try {
      return new Sight(Kind.KNOWN, placement.places(cluster));
    } catch (LevanteException e) {
      return new Sight(
          e.code() == ErrorCode.CLUSTER_NOT_FOUND ? Kind.GONE : Kind.UNKNOWN, Map.of());
    }
  }

  Optional<Place> place(String pod) {
    return Optional.ofNullable(places.get(pod));
  }

  /** Whether a pod that had a node has none any more. */
  boolean lost(String pod) {
    return switch (kind) {
      case GONE -> true;
      case UNKNOWN -> false;
      case KNOWN ->
          place(pod).map(place -> place.state() == PodPlacement.State.EVICTED).orElse(true);
    };
  }
}
