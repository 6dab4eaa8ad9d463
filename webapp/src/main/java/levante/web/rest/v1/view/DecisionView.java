package levante.web.rest.v1.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.elasticity.decide.Candidate;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.Unplaceable;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.journal.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A scaling decision with its reason, what else could have been done, and what came of it.
 *
 * @param outcome absent while it is open
 */
public record DecisionView(
    long id,
    Instant at,
    String cluster,
    @Schema(enumeration = {"scale_up", "drain", "release", "uncordon", "hold"}) String kind,
    Optional<String> pool,
    Optional<String> node,
    int add,
    String reason,
    Optional<String> outcome,
    List<String> nodes,
    List<String> podsServed,
    List<UnplaceableView> unplaceable,
    List<CandidateView> candidates) {
  /** A pod that no pool can ever hold, with each pool's reason. */
  public record UnplaceableView(String pod, List<CandidateView> rejections) {
    private static UnplaceableView of(Unplaceable pod) {
      return new UnplaceableView(
          pod.pod(), pod.rejections().stream().map(CandidateView::of).toList());
    }
  }

  /** A pool that could have been taken, and why it was or was not. */
  public record CandidateView(
      String pool,
      BigDecimal eurPerHour,
      @Schema(implementation = Candidate.Verdict.class) String verdict,
      String why) {
    private static CandidateView of(Candidate candidate) {
      return new CandidateView(
          candidate.pool(),
          candidate.eurPerHour(),
          candidate.verdict().name().toLowerCase(Locale.ROOT),
          candidate.why());
    }
  }

  private record Kind(
      String word,
      Optional<String> pool,
      Optional<String> node,
      int add,
      List<String> podsServed,
      List<Unplaceable> unplaceable,
      List<Candidate> candidates) {
    private static Kind aboutNode(String word, String node) {
      return new Kind(
          word, Optional.empty(), Optional.of(node), 0, List.of(), List.of(), List.of());
    }
  }

  private static final ScalingDecision.Cases<Kind> KINDS =
      new ScalingDecision.Cases<>(
          up ->
              new Kind(
                  "scale_up",
                  Optional.of(up.pool()),
                  Optional.empty(),
                  up.add(),
                  up.podsServed(),
                  List.of(),
                  up.candidates()),
          drain -> Kind.aboutNode("drain", drain.node()),
          release -> Kind.aboutNode("release", release.node()),
          uncordon -> Kind.aboutNode("uncordon", uncordon.node()),
          hold ->
              new Kind(
                  "hold",
                  Optional.empty(),
                  Optional.empty(),
                  0,
                  List.of(),
                  hold.unplaceable(),
                  List.of()));

  /** The view of a journal's entry. */
  public static DecisionView of(JournalEntry entry) {
    Kind kind = entry.decision().match(KINDS);
    return new DecisionView(
        entry.id(),
        entry.decided(),
        entry.cluster().value(),
        kind.word().toLowerCase(Locale.ROOT),
        kind.pool(),
        kind.node(),
        kind.add(),
        entry.decision().reason(),
        entry.outcome().map(Outcome::text),
        entry.nodes(),
        kind.podsServed(),
        kind.unplaceable().stream().map(UnplaceableView::of).toList(),
        kind.candidates().stream().map(CandidateView::of).toList());
  }
}
