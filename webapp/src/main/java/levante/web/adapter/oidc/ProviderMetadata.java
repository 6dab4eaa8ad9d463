package levante.web.adapter.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * What a provider says of itself, asked for when it is needed first and again each hour; while it
 * does not answer, what it said before counts. Its keys are kept likewise by the library, which
 * asks anew for a key that it does not know, at a bounded rate.
 */
final class ProviderMetadata {
  static final int CONNECT_MILLIS = 5_000;
  static final int READ_MILLIS = 10_000;
  private static final int MOST_BYTES = 1 << 20;
  private static final Duration LIFE = Duration.ofHours(1);

  /** While it is away, it is asked so often. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** Only what is signed with a key that the provider alone has. */
  private static final Set<JWSAlgorithm> TRUSTED =
      Stream.concat(JWSAlgorithm.Family.RSA.stream(), JWSAlgorithm.Family.EC.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final URI issuer;
  private final Clock clock;
  private Optional<Known> known = Optional.empty();

  record Known(OIDCProviderMetadata says, JWSKeySelector<SecurityContext> keys, Instant until) {}

  ProviderMetadata(URI issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /** What it says; IDENTITY_PROVIDER_UNREACHABLE when it was never heard. */
  synchronized Known get() {
    if (known.filter(one -> one.until().isAfter(clock.instant())).isEmpty()) {
      known = Optional.of(ask());
    }
    return known.get();
  }

  private Known ask() {
    try {
      OIDCProviderMetadata says =
          OIDCProviderMetadata.resolve(new Issuer(issuer), CONNECT_MILLIS, READ_MILLIS);
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.create(
                  says.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES))
              .retrying(true)
              .outageTolerant(LIFE.multipliedBy(12).toMillis())
              .build();
      return new Known(
          says, new JWSVerificationKeySelector<>(TRUSTED, keys), clock.instant().plus(LIFE));
    } catch (GeneralException | IOException | IllegalArgumentException away) {
      return known
          .map(old -> new Known(old.says(), old.keys(), clock.instant().plus(PAUSE)))
          .orElseThrow(() -> unreachable(away));
    }
  }

  LevanteException unreachable(Exception cause) {
    return new LevanteException(
        ErrorCode.IDENTITY_PROVIDER_UNREACHABLE,
        "%s: %s".formatted(issuer, cause.getMessage()),
        cause);
  }
}
