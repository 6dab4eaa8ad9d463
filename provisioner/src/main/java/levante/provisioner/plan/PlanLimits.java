package levante.provisioner.plan;

import java.time.Duration;

/**
 * Deadlines that the planner holds machines to.
 *
 * @param bootTimeout from launch to running
 * @param configureTimeout from running to being a node, for workers
 * @param unknownAfter of a cloud's silence
 */
public record PlanLimits(Duration bootTimeout, Duration configureTimeout, Duration unknownAfter) {}
