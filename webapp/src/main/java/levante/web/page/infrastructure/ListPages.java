package levante.web.page.infrastructure;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.terms.Activity;
import levante.provisioner.terms.Lifetime;
import levante.web.board.States;
import levante.web.page.frame.Frame;
import levante.web.page.infrastructure.ListPage.Filter;
import levante.web.page.infrastructure.ListPage.Row;
import levante.web.security.Caller;

/** Makes the pages of the list: filtered and cut here, so that a browser gets one page only. */
@Dependent
public class ListPages {
  @Inject private FindInfrastructures findInfrastructures;
  @Inject private Caller caller;
  @Inject private Clock clock;

  /** The newest first; of everybody's for an admin who asks for them. */
  ListPage of(Frame frame, Filter asked) {
    boolean everybody = asked.everybody() && caller.isAdmin();
    List<Infrastructure> all =
        everybody ? findInfrastructures.all() : findInfrastructures.list(caller.owner());
    List<Infrastructure> found =
        all.stream()
            .filter(one -> fits(one, asked))
            .sorted(
                Comparator.comparing(Infrastructure::createdAt)
                    .reversed()
                    .thenComparing(Infrastructure::id))
            .toList();
    int pages = Math.max(1, (found.size() + ListPage.ROWS - 1) / ListPage.ROWS);
    int page = Math.max(1, Math.min(asked.page(), pages));
    return new ListPage(
        frame,
        new Filter(asked.name(), asked.state(), page, everybody, caller.isAdmin()),
        all.stream().map(ListPages::state).distinct().sorted().toList(),
        found.stream()
            .skip((long) (page - 1) * ListPage.ROWS)
            .limit(ListPage.ROWS)
            .map(this::row)
            .toList(),
        found.size(),
        all.size());
  }

  private static boolean fits(Infrastructure one, Filter asked) {
    String name = asked.name().strip().toLowerCase(Locale.ROOT);
    return (one.name().toLowerCase(Locale.ROOT).contains(name) || one.id().value().contains(name))
        && (asked.state().isBlank() || asked.state().equals(state(one)));
  }

  private static String state(Infrastructure one) {
    return one.status().state().word();
  }

  private Row row(Infrastructure one) {
    return new Row(
        one.name(),
        Optional.of("/infrastructures/" + one.id()).filter(path -> one.admits(caller.owner())),
        States.of(one.status().state()),
        Age.between(one.createdAt(), clock.instant()),
        one.createdAt(),
        one.machines().size(),
        Prices.of(one.machines()).perHour(),
        one.owner().value(),
        one.terms().lifetime().map(Lifetime::end),
        marks(one));
  }

  private static List<String> marks(Infrastructure one) {
    List<String> marks = new ArrayList<>();
    one.terms().lock().ifPresent(lock -> marks.add("locked"));
    if (one.terms().activity() != Activity.AWAKE) {
      marks.add(one.terms().activity().word());
    }
    if (!one.status().drifts().isEmpty()) {
      marks.add("drifted");
    }
    return marks;
  }
}
