package levante.web.view;

import java.time.Instant;
import java.util.Optional;
import levante.kernel.ClusterId;

/**
 * A machine on the page.
 *
 * @param cluster absent for a machine of no cluster
 * @param since when it came into this state
 */
public record MachineRow(
    String name,
    Optional<ClusterId> cluster,
    String size,
    Status state,
    String region,
    Instant since) {}
