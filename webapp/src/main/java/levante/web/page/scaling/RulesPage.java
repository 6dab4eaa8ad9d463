package levante.web.page.scaling;

import java.util.List;
import java.util.Optional;
import levante.elasticity.adapter.yaml.RulesFile;
import levante.elasticity.operate.RulesChange;
import levante.web.error.ErrorBody.Problem;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * Where scaling rules are written: the text, what is wrong with it, or what it would change.
 *
 * @param text as it was brought
 * @param version of the rules that it would be written over; 0 for none
 * @param now what holds now, in sentences
 * @param next what comes then
 * @param pools of the cluster, for the example
 * @param change what the text would change; empty before it is checked
 */
public record RulesPage(
    Frame frame,
    String cluster,
    String text,
    long version,
    List<String> now,
    List<String> next,
    List<String> pools,
    Optional<Refusal> refusal,
    Optional<Change> change) {
  /** How the text is called in its problems. */
  public static final String FILE = RulesFile.FILE;

  /** What other rules would change, in sentences. */
  public record Change(
      List<String> goes, List<String> comes, List<String> atOnce, List<String> next) {
    static Change of(RulesChange change) {
      return new Change(change.goes(), change.comes(), change.atOnce(), change.next());
    }
  }

  public RulesPage {
    now = List.copyOf(now);
    next = List.copyOf(next);
    pools = List.copyOf(pools);
  }

  /** The problems of the text, in its order. */
  public List<Problem> problems() {
    return refusal.map(Refusal::problems).orElse(List.of());
  }

  /** The cluster's page. */
  public String up() {
    return "/elasticity/" + cluster;
  }

  /** This page. */
  public String path() {
    return up() + "/scaling";
  }

  /** A pool to be named in the example. */
  public String pool() {
    return pools.isEmpty() ? "workers" : pools.get(0);
  }
}
