package levante.web.adapter.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.web.adapter.oidc.ProviderMetadata.Known;
import levante.web.identity.Held;
import levante.web.identity.Identity;
import levante.web.identity.IdentityProvider;
import levante.web.identity.SignInAttempt;

/**
 * A provider of OpenID Connect, by its discovery document: the authorization code flow with a proof
 * key, and signed access tokens. Who somebody is comes from the ID token; claims from that and from
 * the userinfo endpoint.
 */
public final class OidcIdentityProvider implements IdentityProvider {
  /** RFC 9068 has the first; others sign tokens of the second, or say nothing. */
  private static final Set<JOSEObjectType> TYPES =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList(new JOSEObjectType("at+jwt"), JOSEObjectType.JWT, null)));

  private final OidcClient client;
  private final ProviderMetadata metadata;

  /** The provider that knows Levante as {@code client}. It is not asked before it is needed. */
  public OidcIdentityProvider(OidcClient client, Clock clock) {
    this.client = client;
    this.metadata = new ProviderMetadata(client.issuer(), clock);
  }

  @Override
  public URI signInAt(SignInAttempt attempt) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(client.scopes().toArray(String[]::new)),
            new ClientID(client.id()),
            client.callback())
        .endpointURI(metadata.get().says().getAuthorizationEndpointURI())
        .state(new State(attempt.state().reveal()))
        .nonce(new Nonce(attempt.nonce().reveal()))
        .codeChallenge(verifier(attempt), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  @Override
  public Identity redeem(Secret code, SignInAttempt attempt) {
    Known known = metadata.get();
    try {
      TokenResponse answer =
          OIDCTokenResponseParser.parse(send(tokenRequest(known, code, attempt).toHTTPRequest()));
      if (!answer.indicatesSuccess()) {
        throw refused(answer.toErrorResponse().getErrorObject());
      }
      OIDCTokenResponse tokens = (OIDCTokenResponse) answer.toSuccessResponse();
      IDTokenClaimsSet claims =
          new IDTokenValidator(
                  new Issuer(client.issuer()), new ClientID(client.id()), known.keys(), null)
              .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(attempt.nonce().reveal()));
      return identity(known, claims.toJSONObject(), tokens.getOIDCTokens().getAccessToken());
    } catch (ParseException | IOException broken) {
      throw metadata.unreachable(broken);
    } catch (BadJOSEException | JOSEException untrue) {
      throw new LevanteException(
          ErrorCode.UNAUTHENTICATED, "the ID token is not good: " + untrue.getMessage(), untrue);
    }
  }

  private TokenRequest tokenRequest(Known known, Secret code, SignInAttempt attempt) {
    URI endpoint = known.says().getTokenEndpointURI();
    ClientID id = new ClientID(client.id());
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code.reveal()), client.callback(), verifier(attempt));
    return client
        .secret()
        .map(secret -> new com.nimbusds.oauth2.sdk.auth.Secret(secret.reveal()))
        .map(secret -> new TokenRequest.Builder(endpoint, new ClientSecretBasic(id, secret), grant))
        .orElseGet(() -> new TokenRequest.Builder(endpoint, id, grant))
        .build();
  }

  private static CodeVerifier verifier(SignInAttempt attempt) {
    return new CodeVerifier(attempt.verifier().reveal());
  }

  @Override
  public Optional<Held> holderOf(Secret token) {
    Optional<SignedJWT> ours = ofOurIssuer(token);
    if (ours.isEmpty()) {
      return Optional.empty();
    }
    Known known = metadata.get();
    try {
      JWTClaimsSet claims = verifying(known).process(ours.get(), null);
      return isForUs(claims)
          ? Optional.of(
              new Held(
                  identity(
                      known,
                      Map.of("sub", claims.getSubject()),
                      new BearerAccessToken(token.reveal())),
                  claims.getExpirationTime().toInstant()))
          : Optional.empty();
    } catch (KeySourceException away) {
      throw metadata.unreachable(away);
    } catch (BadJOSEException | JOSEException untrue) {
      return Optional.empty();
    } catch (LevanteException refused) {
      if (refused.code() == ErrorCode.UNAUTHENTICATED) {
        return Optional.empty();
      }
      throw refused;
    } catch (ParseException | IOException broken) {
      throw metadata.unreachable(broken);
    }
  }

  /** Others are not worth a call: anybody may send anything. */
  private Optional<SignedJWT> ofOurIssuer(Secret token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token.reveal());
      boolean ours = client.issuer().toString().equals(jwt.getJWTClaimsSet().getIssuer());
      return ours ? Optional.of(jwt) : Optional.empty();
    } catch (java.text.ParseException none) {
      return Optional.empty();
    }
  }

  private static DefaultJWTProcessor<SecurityContext> verifying(Known known) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPES));
    processor.setJWSKeySelector(known.keys());
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(null, Set.of("sub", "exp", "iss")));
    return processor;
  }

  private boolean isForUs(JWTClaimsSet claims) {
    return Stream.concat(
            claims.getAudience().stream(),
            Stream.of("azp", "client_id").map(claims::getClaim).filter(Objects::nonNull))
        .anyMatch(client.audiences()::contains);
  }

  /** Besides what it adds, this tells whether the provider still takes the token. */
  private Identity identity(Known known, Map<String, ?> claims, AccessToken token)
      throws IOException, ParseException {
    ClaimTexts texts = new ClaimTexts().with(claims);
    String subject = Objects.toString(claims.get("sub"));
    URI endpoint = known.says().getUserInfoEndpointURI();
    if (endpoint != null) {
      UserInfoResponse answer =
          UserInfoResponse.parse(send(new UserInfoRequest(endpoint, token).toHTTPRequest()));
      if (!answer.indicatesSuccess()) {
        throw refused(answer.toErrorResponse().getErrorObject());
      }
      ClaimsSet more = answer.toSuccessResponse().getUserInfo();
      if (more == null || !subject.equals(more.getStringClaim("sub"))) {
        throw new LevanteException(
            ErrorCode.UNAUTHENTICATED, "what userinfo says is not of the token's subject");
      }
      texts.with(more.toJSONObject());
    }
    return new Identity(client.issuer().toString(), subject, texts.texts());
  }

  private static HTTPResponse send(HTTPRequest request) throws IOException {
    request.setConnectTimeout(ProviderMetadata.CONNECT_MILLIS);
    request.setReadTimeout(ProviderMetadata.READ_MILLIS);
    request.setFollowRedirects(false);
    return request.send();
  }

  /** A client that is unknown or has a wrong secret is the operator's fault: not the visitor's. */
  private LevanteException refused(ErrorObject why) {
    String words = "%s: %s".formatted(client.issuer(), why.toJSONObject());
    boolean ours = "invalid_client".equals(why.getCode()) || why.getHTTPStatusCode() >= 500;
    return new LevanteException(
        ours ? ErrorCode.IDENTITY_PROVIDER_UNREACHABLE : ErrorCode.UNAUTHENTICATED, words);
  }
}
