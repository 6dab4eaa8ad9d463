package levante.web.page.elasticity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import levante.elasticity.operate.ClusterStatus;
import levante.kernel.ClusterId;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;

/** Makes the page of one elastic cluster. */
@Dependent
public class ScalingPages {
  @Inject private ScalingViews views;

  /** What came of what was asked for. */
  record Said(Optional<String> done, Optional<Refusal> refusal) {}

  /** Does something to the cluster; its page with what came of it, or why nothing did. */
  Page after(Frame frame, ClusterId id, Done done, Supplier<?> work) {
    return Attempt.at(work)
        .match(
            changed -> Page.to("/elasticity/%s?done=%s".formatted(id, done.word())),
            refusal -> of(frame, id, Span.HOUR, new Said(Optional.empty(), Optional.of(refusal))));
  }

  Page of(Frame frame, ClusterId id, Span span, Said said) {
    ClusterStatus status = views.status(id);
    return Page.of(
            "elasticity/cluster.jte",
            new ScalingPage(
                frame,
                views.details(status),
                views.graph(status, span),
                span,
                said.done(),
                said.refusal()))
        .refusing(said.refusal());
  }
}
