package levante.tosca.adapter.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import levante.tosca.imports.ImportPolicy;
import levante.tosca.imports.ImportRequest;
import levante.tosca.imports.ImportResult;
import levante.tosca.imports.ImportSource;

/** Files behind URLs of an allow-list. */
public final class HttpImports implements ImportSource {
  private final ImportPolicy policy;
  private final Path cache;
  private final Clock clock;

  /**
   * Files behind URLs.
   *
   * @param cache the folder that fetched files are kept in; it is made when it is needed
   */
  public HttpImports(ImportPolicy policy, Path cache, Clock clock) {
    this.policy = policy;
    this.cache = cache;
    this.clock = clock;
  }

  @Override
  public ImportResult find(ImportRequest wanted) {
    if (!wanted.isUrl()) {
      return new ImportResult.NotFound();
    }
    if (policy.entry(URI.create(wanted.location())).isEmpty()) {
      return new ImportResult.Refused("it is not on the list of what may be imported");
    }
    return new ImportResult.Unreachable(
        "nothing is fetched into %s yet at %s".formatted(cache, clock.instant()));
  }
}
