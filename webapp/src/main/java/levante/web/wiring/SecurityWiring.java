package levante.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import levante.web.adapter.jdbc.JdbcIdentityStore;
import levante.web.adapter.jdbc.JdbcSessionStore;
import levante.web.adapter.jdbc.JdbcUserStore;
import levante.web.audit.SignIns;
import levante.web.error.ErrorAnswers;
import levante.web.gate.FormTokens;
import levante.web.gate.Gate;
import levante.web.gate.GateConfig;
import levante.web.jte.Templates;
import levante.web.page.form.Seal;
import levante.web.page.signin.ProviderDoor;
import levante.web.security.AddUser;
import levante.web.security.Authenticator;
import levante.web.security.FailedTries;
import levante.web.security.FirstStart;
import levante.web.security.Sessions;
import levante.web.security.UserStore;
import levante.web.security.VerifiedPasswords;
import levante.web.wiring.identity.Identities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Users, sessions and the gate. */
@ApplicationScoped
public class SecurityWiring {
  private static final Logger LOG = LoggerFactory.getLogger(SecurityWiring.class);

  /** The source of salts, keys and tokens. */
  @Produces
  @Singleton
  public SecureRandom random() {
    return new SecureRandom();
  }

  /** The users. */
  @Produces
  @Singleton
  public UserStore users(DataSource dataSource) {
    return new JdbcUserStore(dataSource);
  }

  /** The sessions. */
  @Produces
  @Singleton
  public Sessions sessions(DataSource dataSource, SecureRandom random, Clock clock) {
    return new Sessions(new JdbcSessionStore(dataSource), random, clock);
  }

  /** What the first start made, or an earlier one did. */
  @Produces
  @Singleton
  public FirstStart.Outcome firstStart(
      UserStore users, SecureRandom random, Clock clock, DataFolder folder) {
    FirstStart.Outcome outcome = new FirstStart(users, random, clock).run(folder.path());
    if (outcome.adminMade()) {
      LOG.atInfo()
          .addKeyValue("user", FirstStart.ADMIN)
          .addKeyValue("passwordFile", outcome.passwordFile())
          .log("first start: the admin is made");
    }
    return outcome;
  }

  /** The bounds of the door. */
  @Produces
  @Singleton
  public GateConfig gateConfig(Settings settings) {
    return GateConfig.DEFAULTS.calls(settings.mostCallBytes());
  }

  /** How people come in whom somebody else vouches for. */
  @Produces
  @Singleton
  public ProviderDoor door(
      Settings settings, DataSource dataSource, SecureRandom random, Clock clock) {
    return Identities.door(settings.identity(), new JdbcIdentityStore(dataSource), random, clock);
  }

  /** Whom Levante knows. */
  @Produces
  @Singleton
  public Authenticator.Directory directory(
      UserStore users, Sessions sessions, ProviderDoor door, GateConfig config, Clock clock) {
    return new Authenticator.Directory(
        users, sessions, Identities.tokens(door, config.passwordMemory(), clock));
  }

  /** Who decides about credentials. */
  @Produces
  @Singleton
  public Authenticator authenticator(
      Authenticator.Directory known, Clock clock, SecureRandom random, GateConfig config) {
    return new Authenticator(
        known,
        new VerifiedPasswords(clock, config.passwordMemory(), random),
        new FailedTries(clock));
  }

  /** The gate. */
  @Produces
  @Singleton
  public Gate gate(Authenticator authenticator, SignIns signIns) {
    return new Gate(authenticator, signIns::refused);
  }

  /** The tokens of our forms. */
  @Produces
  @Singleton
  public FormTokens formTokens(FirstStart.Outcome firstStart) {
    return new FormTokens(firstStart.key());
  }

  /** What keeps secrets that a page carries. */
  @Produces
  @Singleton
  public Seal seal(FirstStart.Outcome firstStart) {
    return new Seal(firstStart.key());
  }

  /** The pages' templates. */
  @Produces
  @Singleton
  public Templates templates() {
    return new Templates();
  }

  /** How errors are said. */
  @Produces
  @Singleton
  public ErrorAnswers errorAnswers(Templates templates) {
    return new ErrorAnswers(templates);
  }

  /** Adds users. */
  @Produces
  @Singleton
  public AddUser addUser(UserStore users, SecureRandom random, Clock clock) {
    return new AddUser(users, random, clock);
  }
}
