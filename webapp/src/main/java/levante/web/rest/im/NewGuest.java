package levante.web.rest.im;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.web.credential.Credentials;
import levante.web.security.Authenticator;
import levante.web.security.Caller;
import levante.web.security.User;
import levante.web.security.UserStore;

/**
 * Who is meant by {@code {"username": ..., "password": ...}} or {@code {"token": ...}}: a user whom
 * we know. A name is enough, since nothing is done in the user's name; a token has to be good.
 */
@Dependent
public class NewGuest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject private UserStore users;
  @Inject private Authenticator authenticator;

  OwnerId of(MediaType type, byte[] body) {
    if (type != null && !type.getSubtype().equals("json")) {
      throw new LevanteException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "unsupported media type %s".formatted(type));
    }
    JsonNode sent = read(body);
    String token = sent.path("token").asText("");
    Optional<OwnerId> user = token.isEmpty() ? named(sent) : holder(token);
    return user.orElseThrow(
        () -> new LevanteException(ErrorCode.INVALID_REQUEST, "there is no such user here"));
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode sent = JSON.readTree(body);
      if (sent != null && sent.isObject()) {
        return sent;
      }
    } catch (IOException notJson) {
      // Said below, without the body, which holds a password.
    }
    throw new LevanteException(
        ErrorCode.INVALID_REQUEST, "the body is no JSON object with 'username' or 'token'");
  }

  private Optional<OwnerId> named(JsonNode sent) {
    String name = sent.path("username").asText("");
    return name.isEmpty() ? Optional.empty() : users.find(new OwnerId(name)).map(User::name);
  }

  private Optional<OwnerId> holder(String token) {
    return authenticator
        .decide(new Credentials.Token(Secret.of(token), List.of()))
        .match(
            verified -> Optional.of(verified.caller()).map(Caller::owner),
            refused -> Optional.empty(),
            slowed -> Optional.empty());
  }
}
