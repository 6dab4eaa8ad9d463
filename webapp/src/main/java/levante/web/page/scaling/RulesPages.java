package levante.web.page.scaling;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import levante.elasticity.Elasticity;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.operate.ManageRules;
import levante.elasticity.operate.RulesChange;
import levante.elasticity.operate.RulesShown;
import levante.elasticity.rules.StoredRules;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.page.elasticity.Done;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;
import levante.web.page.frame.Refusal;
import levante.web.security.Caller;

/** Makes the pages on which scaling rules are written and taken away. */
@Dependent
public class RulesPages {
  private static final String TEMPLATE = "elasticity/scaling.jte";
  private static final int MOST_BYTES = 8 * 1024;

  @Inject private Elasticity elasticity;
  @Inject private Caller caller;

  /** A text, and the version of the rules that it would be written over. */
  record Draft(String text, long version) {
    /** As long as the server takes them. */
    String bounded() {
      if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
        throw new LevanteException(
            ErrorCode.INVALID_REQUEST, "scaling rules have 8 KiB at the most");
      }
      return text;
    }
  }

  /** What stands, or what somebody brought to be looked at. */
  Page empty(Frame frame, ClusterId id, String brought) {
    RulesShown shown = rules().of(id);
    String stands = shown.stored().map(StoredRules::text).orElse("");
    Draft draft = new Draft(brought.isBlank() ? stands : brought, version(shown));
    return Attempt.at(draft::bounded)
        .match(
            text -> page(frame, shown, draft, Optional.empty()),
            refusal -> refused(frame, shown, new Draft(stands, draft.version()), refusal));
  }

  /**
   * What a text would change, or what is wrong with it.
   *
   * @param version of what its writer has read; empty for what stands now
   */
  Page checked(Frame frame, ClusterId id, String text, Optional<Long> version) {
    RulesShown shown = rules().of(id);
    Draft draft = new Draft(text, version.orElse(version(shown)));
    return Attempt.at(() -> rules().plan(id, draft.bounded()))
        .match(
            change -> page(frame, shown, draft, Optional.of(change)),
            refusal -> refused(frame, shown, draft, refusal));
  }

  /** Writes a text. */
  Page written(Frame frame, ClusterId id, Draft draft) {
    return Attempt.at(() -> rules().write(id, draft.bounded(), caller.owner(), draft.version()))
        .match(
            done -> Page.to("/elasticity/%s?done=%s".formatted(id, Done.RULED.word())),
            refusal -> refused(frame, rules().of(id), stale(refusal, id, draft), refusal));
  }

  /** What others wrote meanwhile is written over only when it was seen. */
  private Draft stale(Refusal refusal, ClusterId id, Draft draft) {
    return refusal.code().equals(ErrorCode.STALE_WRITE.name())
        ? new Draft(draft.text(), version(rules().of(id)))
        : draft;
  }

  /** What it means to take them away. */
  Page deletion(Frame frame, ClusterId id, Optional<Refusal> refusal) {
    RulesShown shown = rules().of(id);
    return Page.of(
            "elasticity/scalingdeletion.jte",
            of(
                frame,
                shown,
                new Draft(shown.stored().map(StoredRules::text).orElse(""), version(shown)),
                refusal,
                Optional.of(rules().planRemoval(id))))
        .refusing(refusal);
  }

  /** Takes them away. */
  Page removed(Frame frame, ClusterId id, String sure, long version) {
    return Attempt.sure(
            sure,
            () -> {
              rules().remove(id, version);
              return id;
            })
        .match(
            done -> Page.to("/elasticity/%s?done=%s".formatted(id, Done.UNRULED.word())),
            refusal -> deletion(frame, id, Optional.of(refusal)));
  }

  private static Page refused(Frame frame, RulesShown shown, Draft draft, Refusal refusal) {
    Optional<Refusal> why = Optional.of(refusal);
    return Page.of(TEMPLATE, of(frame, shown, draft, why, Optional.empty())).refusing(why);
  }

  private static Page page(
      Frame frame, RulesShown shown, Draft draft, Optional<RulesChange> change) {
    return Page.of(TEMPLATE, of(frame, shown, draft, Optional.empty(), change));
  }

  private static RulesPage of(
      Frame frame,
      RulesShown shown,
      Draft draft,
      Optional<Refusal> refusal,
      Optional<RulesChange> change) {
    return new RulesPage(
        frame,
        shown.cluster().value(),
        draft.text(),
        draft.version(),
        shown.sentences(),
        shown.next(),
        shown.pools().stream().map(NodePool::name).toList(),
        refusal,
        change.map(RulesPage.Change::of));
  }

  private static long version(RulesShown shown) {
    return shown.stored().map(StoredRules::version).orElse(0L);
  }

  private ManageRules rules() {
    return elasticity.rules();
  }
}
