package levante.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import levante.web.jte.Templates;
import levante.web.page.LiveBoard;
import levante.web.view.DashboardQueries;

/** The live page. */
@ApplicationScoped
public class LiveWiring {
  private static final int MOST_WATCHERS = 256;

  /** The watchers of the page. */
  @Produces
  @Singleton
  public LiveBoard board(DashboardQueries queries, Templates templates, Clock clock) {
    return new LiveBoard(queries, templates, clock, MOST_WATCHERS);
  }
}
