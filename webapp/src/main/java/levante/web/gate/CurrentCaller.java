package levante.web.gate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.security.Caller;

/** Who makes the request that this thread serves; {@link AuthenticationFilter} says it. */
@RequestScoped
public class CurrentCaller {
  private Optional<Caller> caller = Optional.empty();
  private boolean byCookie;

  void is(Decision.Pass pass) {
    this.caller = pass.caller();
    this.byCookie = pass.cookie();
  }

  /** The verified caller, if the path did not let anybody in. */
  public Optional<Caller> find() {
    return caller;
  }

  /** Whether only the session cookie says who it is. */
  public boolean isByCookie() {
    return caller.isPresent() && byCookie;
  }

  /** The caller, for injection; UNAUTHENTICATED when there is none. */
  @Produces
  public Caller caller() {
    return caller.orElseThrow(
        () -> new LevanteException(ErrorCode.UNAUTHENTICATED, Refusals.UNAUTHENTICATED));
  }
}
