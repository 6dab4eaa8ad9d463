package levante.web.rest.v1.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import levante.elasticity.cluster.Resources;
import levante.elasticity.request.RoomRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request for room.
 *
 * @param there how many of its slots had room at the last look
 * @param until when it is given up, or held no longer; null when neither
 */
public record RoomRequestView(
    String id,
    String by,
    String cpu,
    String memory,
    String gpu,
    int count,
    Duration within,
    Duration held,
    Instant asked,
    @Schema(implementation = RoomRequest.State.class) String state,
    Instant since,
    int there,
    Optional<Instant> until) {
  static RoomRequestView of(RoomRequest request) {
    RoomRequest.Wanted wanted = request.wanted();
    return new RoomRequestView(
        request.id(),
        wanted.by(),
        wanted.each().get(Resources.CPU).toString(),
        wanted.each().get(Resources.MEMORY).toString(),
        wanted.each().get(Resources.GPU).toString(),
        wanted.count(),
        wanted.within(),
        wanted.held(),
        request.asked(),
        request.state().name().toLowerCase(Locale.ROOT),
        request.since(),
        request.there(),
        request.until());
  }
}
