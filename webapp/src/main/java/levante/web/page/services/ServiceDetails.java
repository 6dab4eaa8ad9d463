package levante.web.page.services;

import java.util.List;
import java.util.Objects;
import levante.web.view.ServiceRow;

/**
 * What the page of one service shows, as far as it does not depend on which jobs are looked at.
 *
 * @param path of its page
 * @param givenUp files that no job follows for
 * @param waiting files that no job was made for yet
 * @param facts a few words and a value each
 * @param pods the same of the pods that are kept for calls
 * @param variables names and values of the script's plain environment
 * @param secrets names of its secret one
 */
public record ServiceDetails(
    String name,
    String cluster,
    String path,
    ServiceRow row,
    long givenUp,
    long waiting,
    List<Fact> facts,
    List<Fact> pods,
    List<Fact> variables,
    List<String> secrets,
    String script) {
  /** A few words and a value. */
  public record Fact(String what, String value) {}

  public ServiceDetails {
    Objects.requireNonNull(row, "row");
    facts = List.copyOf(facts);
    pods = List.copyOf(pods);
    variables = List.copyOf(variables);
    secrets = List.copyOf(secrets);
  }
}
