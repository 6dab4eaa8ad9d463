package levante.tosca.adapter.http;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import levante.kernel.Secret;
import levante.tosca.imports.ImportPolicy;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import levante.tosca.imports.ImportSource;

/**
 * Files behind URLs of an allow-list. A URL that no entry allows is refused without a look at the
 * network, and so is every redirect that leads off the list. Each request (there are at most four)
 * goes to an address that the policy allows and that the host's name was resolved to once; see
 * {@link CheckedConnection}. What was fetched is kept on disk; with a digest it is taken from there
 * for ever, else as long as it is fresh, or when the server is away. What needs a credential is not
 * kept, since others would get it without one.
 */
public final class HttpImports implements ImportSource {
  private static final int MOST_REQUESTS = 4;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> ABSENT = Set.of(404, 410);

  private final ImportPolicy policy;
  private final CheckedConnection connection;
  private final ImportCache cache;
  private final Clock clock;

  /**
   * Files behind URLs.
   *
   * @param cache the folder that fetched files are kept in; it is made when it is needed
   */
  public HttpImports(ImportPolicy policy, Path cache, Clock clock) {
    this(policy, cache, clock, new CheckedConnection(policy));
  }

  /** The same, over a connection of that kind. */
  HttpImports(ImportPolicy policy, Path cache, Clock clock, CheckedConnection connection) {
    this.policy = policy;
    this.connection = connection;
    this.cache = new ImportCache(cache);
    this.clock = clock;
  }

  @Override
  public ImportResult find(ImportRequest wanted) {
    if (!wanted.isUrl()) {
      return new ImportResult.NotFound();
    }
    Optional<URI> url = allowed(wanted.location());
    if (url.isEmpty()) {
      return offTheList();
    }
    Optional<String> pin = wanted.sha256().or(() -> policy.entry(url.get()).orElseThrow().sha256());
    Optional<ImportCache.Kept> kept =
        wanted.authorization().isPresent() ? Optional.empty() : cache.find(wanted.location());
    if (kept.filter(one -> isGood(one, pin)).isPresent()) {
      return new ImportResult.Found(wanted.location(), kept.get().text());
    }
    return fetch(wanted, url.get())
        .match(
            found -> judged(wanted, found, pin),
            notFound -> notFound,
            refused -> refused,
            unreachable ->
                kept.filter(one -> pin.isEmpty())
                    .<ImportResult>map(one -> new ImportResult.Found(wanted.location(), one.text()))
                    .orElse(unreachable));
  }

  private boolean isGood(ImportCache.Kept kept, Optional<String> pin) {
    return pin.map(kept.sha256()::equals)
        .orElse(kept.fetched().plus(policy.freshFor()).isAfter(clock.instant()));
  }

  private ImportResult judged(
      ImportRequest wanted, ImportResult.Found found, Optional<String> pin) {
    if (pin.filter(one -> !one.equals(ImportPolicy.sha256(found.text()))).isPresent()) {
      return new ImportResult.Refused("its digest is not the one that it must have");
    }
    if (wanted.authorization().isEmpty()) {
      cache.keep(wanted.location(), found.text(), clock.instant());
    }
    return found;
  }

  private ImportResult fetch(ImportRequest wanted, URI first) {
    try {
      return followed(wanted, first);
    } catch (CheckedConnection.Forbidden forbidden) {
      return new ImportResult.Refused(forbidden.getMessage());
    } catch (HttpAnswer.Odd odd) {
      return new ImportResult.Unreachable(odd.getMessage());
    } catch (UnknownHostException unknown) {
      return new ImportResult.Unreachable("there is no host '%s'".formatted(first.getHost()));
    } catch (IOException
        | SecurityException
        | IllegalArgumentException
        | CompletionException broken) {
      return new ImportResult.Unreachable(
          "'%s' could not be talked to in time".formatted(first.getHost()));
    }
  }

  private ImportResult followed(ImportRequest wanted, URI first) throws IOException {
    URI url = first;
    Optional<Secret> authorization = wanted.authorization();
    for (int request = 0; request < MOST_REQUESTS; request++) {
      HttpAnswer answer = connection.get(url, authorization);
      if (!REDIRECTS.contains(answer.status())) {
        return result(wanted, answer);
      }
      Optional<URI> next = redirected(url, answer);
      if (next.isEmpty()) {
        return new ImportResult.Refused("it is redirected off the list of what may be imported");
      }
      // Another server has no business with the credential.
      authorization =
          authorization.filter(
              secret -> next.get().getRawAuthority().equals(first.getRawAuthority()));
      url = next.get();
    }
    return new ImportResult.Unreachable("it is redirected again and again");
  }

  private static ImportResult result(ImportRequest wanted, HttpAnswer answer) {
    if (answer.status() == 200) {
      return new ImportResult.Found(wanted.location(), answer.body());
    }
    return ABSENT.contains(answer.status())
        ? new ImportResult.NotFound()
        : new ImportResult.Unreachable("the server answered %d".formatted(answer.status()));
  }

  private Optional<URI> redirected(URI from, HttpAnswer answer) {
    try {
      return answer
          .header("location")
          .flatMap(location -> allowed(from.resolve(location).toString()));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private Optional<URI> allowed(String location) {
    try {
      URI url = URI.create(location);
      return policy.entry(url).map(entry -> url);
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static ImportResult offTheList() {
    return new ImportResult.Refused("it is not on the list of what may be imported");
  }
}
