package levante.web.rest.im;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.provisioner.config.ProvisionerConfig;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ManagedMachine;
import levante.web.rest.TrustedProxies;

/**
 * The URIs that answers hold: below the public address, or as a trusted proxy says that the client
 * sees us.
 */
@RequestScoped
public class ImUris {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-\\[\\]:]{1,255}");
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");

  @Inject private ProvisionerConfig config;
  @Inject private TrustedProxies proxies;
  @Inject private HttpServletRequest request;

  URI infrastructure(InfrastructureId id) {
    return at("/im/infrastructures/" + id);
  }

  URI machine(InfrastructureId id, ManagedMachine machine) {
    return at("/im/infrastructures/%s/vms/%d".formatted(id, machine.id().index()));
  }

  List<URI> machines(InfrastructureId id, List<ManagedMachine> machines) {
    return machines.stream().map(machine -> machine(id, machine)).toList();
  }

  private URI at(String path) {
    Optional<String> forwarded =
        proxies.trusts(request.getRemoteAddr()) ? forwarded() : Optional.empty();
    return forwarded.map(base -> URI.create(base + path)).orElseGet(() -> config.publicUrl(path));
  }

  private Optional<String> forwarded() {
    Optional<String> host = header("X-Forwarded-Host").filter(it -> HOST.matcher(it).matches());
    String protocol =
        header("X-Forwarded-Proto")
            .filter(it -> List.of("http", "https").contains(it))
            .orElse("http");
    String prefix =
        header("X-Forwarded-Prefix").filter(it -> PREFIX.matcher(it).matches()).orElse("");
    return host.map(
        name ->
            "%s://%s%s"
                .formatted(
                    protocol,
                    name,
                    prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix));
  }

  /** The first of several proxies' values is the one that the client used. */
  private Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name))
        .map(value -> value.split(",", 2)[0].strip())
        .filter(value -> !value.isEmpty());
  }
}
