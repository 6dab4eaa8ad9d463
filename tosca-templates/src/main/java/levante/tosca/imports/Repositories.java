package levante.tosca.imports;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.kernel.Secret;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** The repositories that one file declares, by name. */
public final class Repositories {
  private static final List<String> KEYS = List.of("description", "url", "credential", "metadata");

  private final SortedMap<String, Repository> byName = new TreeMap<>();
  private final Problems problems;

  private Repositories(Problems problems) {
    this.problems = problems;
  }

  /**
   * One repository.
   *
   * @param url what the names of its files are put after
   */
  public record Repository(String url, Optional<Secret> authorization) {}

  /** Those of a document. */
  public static Repositories read(Cursor document, Problems problems) {
    Repositories repositories = new Repositories(problems);
    document.get("repositories").ifPresent(at -> at.fields(problems).forEach(repositories::add));
    return repositories;
  }

  /** The repository that is named there, or nothing and a problem. */
  public Optional<Repository> find(Cursor name) {
    String wanted = name.scalar().orElse("");
    if (!byName.containsKey(wanted)) {
      problems.error(
          ProblemCode.UNKNOWN_REPOSITORY,
          name,
          "there is no repository '%s'%s".formatted(wanted, Nearest.hint(wanted, byName.keySet())));
    }
    return Optional.ofNullable(byName.get(wanted));
  }

  private void add(Field field) {
    Cursor at = field.value();
    if (!at.isMap()) {
      at.text(problems)
          .ifPresent(url -> byName.put(field.name(), new Repository(url, Optional.empty())));
      return;
    }
    at.checkKeys(problems, KEYS);
    Optional<String> url = at.get("url").flatMap(one -> one.text(problems));
    if (at.get("url").isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          field,
          "the repository '%s' has no url".formatted(field.name()));
    }
    // A repository without a good url is known all the same: its mistake has been told.
    byName.put(
        field.name(),
        new Repository(url.orElse(""), at.get("credential").flatMap(this::authorization)));
  }

  // A credential is a token with a user (HTTP basic) or without (a bearer's).
  private Optional<Secret> authorization(Cursor credential) {
    Optional<String> token = credential.get("token").flatMap(Cursor::scalar);
    Optional<String> user = credential.get("user").flatMap(Cursor::scalar);
    if (!credential.isMap() || token.isEmpty()) {
      problems.error(
          ProblemCode.SYNTAX_ERROR,
          credential,
          "a credential is a map with a token, or a user too");
      return Optional.empty();
    }
    return Optional.of(
        Secret.of(
            user.map(name -> "Basic " + base64(name + ":" + token.get()))
                .orElse("Bearer " + token.get())));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
