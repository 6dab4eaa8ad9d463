package levante.web.rest.v1.view;

import java.time.Instant;
import java.util.Optional;
import levante.provisioner.terms.Activity;
import levante.provisioner.terms.Lifetime;
import levante.provisioner.terms.Lock;
import levante.provisioner.terms.Terms;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** On what terms an infrastructure is kept. */
public record TermsView(
    @Schema(implementation = Activity.class) String activity,
    Optional<LockView> lock,
    Optional<LifetimeView> lifetime) {
  /** Who locked it. */
  public record LockView(String by, Instant at, String reason) {
    static LockView of(Lock lock) {
      return new LockView(lock.by().value(), lock.at(), lock.reason());
    }
  }

  /**
   * Until when it shall be.
   *
   * @param warnedAt absent until it was warned of the end
   */
  public record LifetimeView(Instant end, Optional<Instant> warnedAt) {
    static LifetimeView of(Lifetime lifetime) {
      return new LifetimeView(lifetime.end(), lifetime.warning().map(Lifetime.Warning::given));
    }
  }

  /** The view. */
  public static TermsView of(Terms terms) {
    return new TermsView(
        terms.activity().word(),
        terms.lock().map(LockView::of),
        terms.lifetime().map(LifetimeView::of));
  }
}
