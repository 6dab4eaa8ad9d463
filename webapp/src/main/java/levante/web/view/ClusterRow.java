package levante.web.view;

import java.math.BigDecimal;
import levante.kernel.ClusterId;

/**
 * A cluster on the page.
 *
 * @param kind what runs it, such as {@code K3s}
 * @param place cloud and region
 * @param readyNodes nodes that take pods now
 * @param wantedNodes nodes that are desired now
 * @param eurPerHour what its machines cost now
 */
public record ClusterRow(
    ClusterId cluster,
    String kind,
    String place,
    Status state,
    int readyNodes,
    int wantedNodes,
    BigDecimal eurPerHour) {}
