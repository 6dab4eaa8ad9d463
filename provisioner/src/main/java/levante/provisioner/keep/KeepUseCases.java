package levante.provisioner.keep;

import java.time.Clock;
import java.util.Objects;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.infrastructure.Records;

/** All that may be said about how an infrastructure is kept. */
public record KeepUseCases(
    LockInfrastructure lock, LimitLife life, HibernateInfrastructure rest, WatchDrift drift) {
  public KeepUseCases {
    Objects.requireNonNull(lock, "lock");
    Objects.requireNonNull(life, "life");
    Objects.requireNonNull(rest, "rest");
    Objects.requireNonNull(drift, "drift");
  }

  /** These, on the same records. */
  public static KeepUseCases on(Records records, ProvisionerConfig config, Clock clock) {
    return new KeepUseCases(
        new LockInfrastructure(records, clock),
        new LimitLife(records, config.ttlNotice(), clock),
        new HibernateInfrastructure(records, clock),
        new WatchDrift(records, clock));
  }
}
