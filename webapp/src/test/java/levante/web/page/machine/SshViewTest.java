package levante.web.page.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.provisioner.configure.MachineAccess.Login;
import levante.provisioner.configure.MachineReaches.Bastion;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.login.SignIn;
import levante.web.jte.Templates;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Section;
import levante.web.page.infrastructure.Details.MachineLine;
import levante.web.view.Status;
import org.junit.jupiter.api.Test;

class SshViewTest {
  private static final Login LOGIN = new Login("cloudadm", "ssh-ed25519 A", Secret.of("hush-hush"));
  private static final Reach NEAR = Reach.at("203.0.113.5", "ssh-ed25519 HOST");
  private static final Reach HIDDEN = Reach.at("10.0.0.7", "ssh-ed25519 HOST");

  private static SshView view(Reach reach, Optional<Reach> front) {
    return SshView.of(new SignIn(LOGIN, reach, front), "levante-ab12cd.key");
  }

  private static Reach behind(String user, String address, int port) {
    return new Reach(
        "10.9.9.9",
        2222,
        "ssh-ed25519 HOST",
        Optional.of(new Bastion(address, port, "ssh-ed25519 B", user, Secret.of("none of yours"))));
  }

  private static String command(SshView view) {
    return view.commands().lines().skip(1).findFirst().orElseThrow();
  }

  @Test
  void aMachineWithAPublicAddressIsSignedInToDirectly() {
    assertThat(view(NEAR, Optional.empty()).commands())
        .isEqualTo(
            """
            chmod 600 levante-ab12cd.key
            ssh -i levante-ab12cd.key cloudadm@203.0.113.5""");
  }

  @Test
  void throughAFrontTheKeyIsTakenTwice() {
    SshView view = view(HIDDEN, Optional.of(NEAR));
    assertThat(command(view))
        .isEqualTo(
            "ssh -i levante-ab12cd.key -o ProxyCommand='ssh -i levante-ab12cd.key -W [%h]:%p"
                + " cloudadm@203.0.113.5' cloudadm@10.0.0.7");
    assertThat(view.through().orElseThrow()).contains("203.0.113.5").contains("the same key");
  }

  @Test
  void aBastionHasAPortAUserAndAKeyOfItsOwn() {
    SshView view = view(behind("jump", "198.51.100.7", 2200), Optional.empty());
    assertThat(command(view))
        .isEqualTo("ssh -i levante-ab12cd.key -J jump@198.51.100.7:2200 -p 2222 cloudadm@10.9.9.9");
    assertThat(view.through().orElseThrow()).contains("does not give that one out");
  }

  @Test
  void nothingThatSomebodyWroteRunsInTheShell() {
    assertThat(command(view(behind("x;rm -rf ~'", "h", 22), Optional.empty())))
        .contains("-J 'x;rm -rf ~'\\''@h' ");
    assertThat(command(view(Reach.at("$(reboot)", ""), Optional.empty())))
        .endsWith(" 'cloudadm@$(reboot)'");
  }

  @Test
  void thePageHasTheCommandAndNotTheKey() {
    MachinePage page = page(Optional.of(view(HIDDEN, Optional.of(NEAR))));
    assertThat(new Templates().render("infrastructure/machine.jte", page))
        .contains("ProxyCommand=")
        .contains("ssh-ed25519 HOST")
        .contains("action=\"/infrastructures/i/machines/0/key\"")
        .doesNotContain("hush-hush");
  }

  @Test
  void orItSaysWhyThereIsNone() {
    assertThat(new Templates().render("infrastructure/machine.jte", page(Optional.empty())))
        .contains("not known yet where")
        .doesNotContain("/key\"");
  }

  private static MachinePage page(Optional<SshView> ssh) {
    MachineLine line =
        new MachineLine(
            "worker-1",
            Optional.empty(),
            "worker",
            new Status(Status.Tone.GOOD, "configured"),
            "2 CPU",
            "site, north",
            "10.0.0.7",
            "unknown",
            "");
    return new MachinePage(
        new Frame(new OwnerId("ada"), "t0k3n", Section.INFRASTRUCTURES),
        "hpc",
        "/infrastructures/i",
        "/infrastructures/i/machines/0",
        line,
        ssh,
        "It is not known yet where it answers.",
        new SizeForm("2", "4 GiB", "10 GiB", Optional.empty()),
        List.of(),
        Optional.empty());
  }
}
