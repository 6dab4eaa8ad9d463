package levante.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import levante.kernel.ClusterId;

/**
 * A job on the page.
 *
 * @param input bucket and key
 * @param node absent until it is placed
 * @param took absent until it ends
 * @param failure why it failed, in a sentence; absent otherwise
 */
public record JobRow(
    String name,
    String service,
    ClusterId cluster,
    Status state,
    String input,
    Optional<String> node,
    Instant created,
    Optional<Duration> took,
    Optional<String> failure) {}
