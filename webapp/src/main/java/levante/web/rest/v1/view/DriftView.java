package levante.web.rest.v1.view;

import java.util.List;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.terms.Drift;
import levante.provisioner.terms.DriftPolicy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is no longer as Levante made it, and what is done about that.
 *
 * @param policy {@code repair} or {@code report}
 * @param repairOrdered whether one repair was ordered and is not over
 */
public record DriftView(
    @Schema(implementation = DriftPolicy.class) String policy,
    boolean repairOrdered,
    List<Seen> drifts) {
  /** One thing. */
  public record Seen(
      @Schema(implementation = Drift.Kind.class) String kind, String what, String sentence) {
    static Seen of(Drift drift) {
      return new Seen(drift.kind().word(), drift.subject(), drift.sentence());
    }
  }

  /** The view. */
  public static DriftView of(Infrastructure infrastructure) {
    DriftPolicy policy = infrastructure.terms().drift();
    return new DriftView(
        policy.word(),
        policy == DriftPolicy.REPAIR_ONCE,
        infrastructure.status().drifts().stream().map(Seen::of).toList());
  }
}
