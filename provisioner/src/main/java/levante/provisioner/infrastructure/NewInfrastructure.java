package levante.provisioner.infrastructure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.tosca.TemplateSource;

/**
 * What somebody asks for.
 *
 * @param inputs values by input name, as JSON would hold them
 * @param credentials the lines of IM's authorization header that name clouds
 * @param idempotencyKey the same key of the same owner is the same infrastructure
 * @param ttl how long it shall be; empty when the template says it, or for no end
 */
public record NewInfrastructure(
    OwnerId owner,
    TemplateSource template,
    Map<String, Object> inputs,
    List<CloudCredential> credentials,
    Optional<String> idempotencyKey,
    Optional<Duration> ttl) {
  public NewInfrastructure {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(inputs, "inputs");
    credentials = List.copyOf(credentials);
    Objects.requireNonNull(idempotencyKey, "idempotencyKey");
    Objects.requireNonNull(ttl, "ttl");
  }

  /** One whose template says how long it shall be, or that shall be until it is destroyed. */
  public NewInfrastructure(
      OwnerId owner,
      TemplateSource template,
      Map<String, Object> inputs,
      List<CloudCredential> credentials,
      Optional<String> idempotencyKey) {
    this(owner, template, inputs, credentials, idempotencyKey, Optional.empty());
  }

  /** The same wish for a time. */
  public NewInfrastructure living(Duration newTtl) {
    return new NewInfrastructure(
        owner, template, inputs, credentials, idempotencyKey, Optional.of(newTtl));
  }

  /**
   * Whether it is for IM's {@code type = Dummy}, the cloud that does nothing: then what nothing
   * carries out is passed over and told in the history, rather than refused.
   */
  public boolean isRehearsal() {
    return credentials.stream().anyMatch(line -> line.type().equals("Dummy"));
  }
}
