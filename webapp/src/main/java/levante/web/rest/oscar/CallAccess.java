package levante.web.rest.oscar;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.oscar.service.FindServices;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.web.gate.CurrentCaller;

/** Who may call a service: its owner, and whoever holds its token. */
@Dependent
public class CallAccess {
  private static final Pattern TOKEN = Pattern.compile("(?i:Bearer) +([0-9a-f]{64})");

  @Inject private FindServices findServices;
  @Inject private CurrentCaller caller;

  /**
   * The service. For a verified caller SERVICE_NOT_FOUND, also for another's; for anybody else
   * UNAUTHENTICATED, also when there is no such service.
   */
  Service service(String cluster, String name, String authorization) {
    ServiceId id = new ServiceId(new ClusterId(cluster), name);
    return caller
        .find()
        .map(known -> findServices.find(id, known.owner()))
        .or(() -> token(authorization).flatMap(token -> findServices.authenticate(id, token)))
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.UNAUTHENTICATED, "neither the service's token nor a user's"));
  }

  private static Optional<Secret> token(String authorization) {
    return Optional.ofNullable(authorization)
        .map(header -> TOKEN.matcher(header.strip()))
        .filter(matcher -> matcher.matches())
        .map(matcher -> Secret.of(matcher.group(1)));
  }
}
