package levante.web.meter;

import levante.web.audit.ActListener;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The rows of the audit trail, as a metric. */
public final class AuditMetrics implements ActListener {
  private static final Metadata ACTS =
      Metadata.builder()
          .withName("levante_audit_acts_total")
          .withDescription("acts that are kept in the audit trail, and that could not be")
          .build();

  private final Counter kept;
  private final Counter lost;

  /** Puts it into that registry. */
  public AuditMetrics(MetricRegistry registry) {
    this.kept = registry.counter(ACTS, new Tag("result", "kept"));
    this.lost = registry.counter(ACTS, new Tag("result", "lost"));
  }

  @Override
  public void kept(int acts) {
    kept.inc(acts);
  }

  @Override
  public void lost(int acts) {
    lost.inc(acts);
  }
}
