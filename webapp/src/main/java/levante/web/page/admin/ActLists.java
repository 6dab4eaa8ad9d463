package levante.web.page.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.audit.ActQuery;
import levante.web.audit.AuditTrail;
import levante.web.audit.KeptAct;
import levante.web.page.admin.ActsPage.Asked;
import levante.web.page.frame.Frame;
import levante.web.security.Caller;

/** Makes the pages of acts. */
@Dependent
public class ActLists {
  @Inject private AuditTrail trail;
  @Inject private Caller caller;

  /** One page of what is asked for; none, and why, where that is nothing that can be looked for. */
  ActsPage of(Frame frame, Asked asked, UnaryOperator<ActQuery> narrowed) {
    try {
      ActQuery wanted =
          narrowed.apply(ActQuery.read(asked.who(), asked.area(), asked.day(), asked.after()));
      List<KeptAct> found = trail.find(caller, wanted, ActsPage.ROWS + 1);
      List<KeptAct> shown = found.subList(0, Math.min(found.size(), ActsPage.ROWS));
      Optional<String> older =
          Optional.of(shown)
              .filter(rows -> rows.size() < found.size())
              .map(rows -> rows.get(rows.size() - 1).place().text());
      return new ActsPage(
          frame,
          asked,
          shown.stream().map(one -> ActRow.of(one.act())).toList(),
          older,
          Optional.empty());
    } catch (LevanteException refused) {
      if (refused.code().kind() != ErrorCode.Kind.CALLER || refused.code() == ErrorCode.FORBIDDEN) {
        throw refused;
      }
      return new ActsPage(
          frame, asked, List.of(), Optional.empty(), Optional.of(refused.getMessage()));
    }
  }
}
