package levante.cli.keep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import levante.cli.client.InfrastructureView;
import levante.cli.client.LevanteClient;
import levante.cli.client.scaling.DecisionView;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Words;

/** {@code why pod NAMESPACE/NAME} and {@code why node NAME}: the journal's answer, in sentences. */
final class WhyVerb {
  static final String NAME = "why";
  private static final String OPERANDS = "pod|node NAME";
  private static final int NOTHING_IS_KNOWN = 1;

  private WhyVerb() {}

  static ServerVerb verb() {
    return new ServerVerb(
        new ServerVerb.Form(
            NAME,
            OPERANDS,
            "Tells what scaling decided about a pod (NAMESPACE/NAME) or a node, and why."),
        asked -> ask(asked.client(), asked.words()));
  }

  private static Said ask(LevanteClient client, Words words) {
    String kind = words.operands().get(0);
    String name = words.operands().get(1);
    if (!kind.equals("pod") && !kind.equals("node")) {
      throw Words.wrong(verb().usage(), "it tells about a 'pod' or a 'node', not a '" + kind + "'");
    }
    List<DecisionView> found =
        client.infrastructures().stream()
            .map(InfrastructureView::id)
            .flatMap(id -> client.decisions(id).stream())
            .sorted(Comparator.comparing(DecisionView::at).thenComparing(DecisionView::id))
            .filter(one -> kind.equals("pod") ? isAboutPod(one, name) : isAboutNode(one, name))
            .toList();
    return found.isEmpty()
        ? Said.of(
                "nothing was decided about %s %s; is the name right%s?"
                    .formatted(kind, name, kind.equals("pod") ? ", with its namespace" : ""),
                found)
            .ending(NOTHING_IS_KNOWN)
        : Said.of(found.stream().flatMap(one -> sentences(one, name)).toList(), found);
  }

  private static boolean isAboutPod(DecisionView one, String pod) {
    return one.podsServed().contains(pod)
        || one.unplaceable().stream().anyMatch(unplaceable -> unplaceable.pod().equals(pod))
        || names(one.reason(), pod);
  }

  private static boolean isAboutNode(DecisionView one, String node) {
    return one.node().filter(node::equals).isPresent()
        || one.nodes().contains(node)
        || names(one.reason(), node);
  }

  /** Whether a sentence names it, and not another whose name only begins or ends like it. */
  static boolean names(String sentence, String name) {
    for (int at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1)) {
      int end = at + name.length();
      if ((at == 0 || !isOfName(sentence.charAt(at - 1)))
          && (end == sentence.length() || !isOfName(sentence.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfName(char one) {
    return Character.isLetterOrDigit(one) || one == '-' || one == '/' || one == '.';
  }

  private static Stream<String> sentences(DecisionView one, String name) {
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s: %s".formatted(one.at(), deed(one), one.reason()));
    one.candidates().forEach(pool -> lines.add("    pool " + said(pool)));
    one.unplaceable().stream()
        .filter(unplaceable -> unplaceable.pod().equals(name))
        .flatMap(unplaceable -> unplaceable.rejections().stream())
        .forEach(pool -> lines.add("    pool " + said(pool)));
    if (!one.kind().equals("hold")) {
      lines.add("    " + one.outcome().map("came of it: "::concat).orElse("is not done yet"));
    }
    return lines.stream();
  }

  private static String said(DecisionView.Candidate pool) {
    return "%s (%s EUR/h) was %s: %s"
        .formatted(pool.pool(), pool.eurPerHour().toPlainString(), pool.verdict(), pool.why());
  }

  private static String deed(DecisionView one) {
    return switch (one.kind()) {
      case "scale_up" ->
          "%d more of pool %s in %s".formatted(one.add(), one.pool().orElse("?"), one.cluster());
      case "drain", "release", "uncordon" ->
          "%s %s of %s".formatted(one.kind(), one.node().orElse("?"), one.cluster());
      default -> "%s was left as it is".formatted(one.cluster());
    };
  }
}
