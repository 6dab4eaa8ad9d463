package levante.web.page.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineSize.Pricing;
import levante.provisioner.cloud.Region;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.Placement;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.Plan;
import levante.web.jte.Templates;
import org.junit.jupiter.api.Test;

class PlanViewTest {
  private static final InfrastructureId ID =
      new InfrastructureId("00000000-0000-0000-0000-000000000001");
  private static final MachineSize SMALL =
      new MachineSize(
          "small",
          2,
          Quantity.ofMebibytes(4096),
          Quantity.ofMebibytes(20480),
          0,
          new BigDecimal("0.10"),
          Pricing.LISTED);

  private static Plan.PoolPrice price(String name, MachineSize size, int count, int atMost) {
    return new Plan.PoolPrice(
        name, new Placement(new CloudId("site"), new Region("west"), size), count, atMost);
  }

  private static PlanView view(Plan.PoolPrice... prices) {
    return PlanView.of(
        new Plan(List.of(), List.of(prices), Estate.of(ID, Desired.NOTHING), List.of()));
  }

  @Test
  void aPlanIsPricedByTheHourAndTheMonthAndAtItsBound() {
    PlanView view = view(price("front", SMALL, 1, 1), price("worker", SMALL, 2, 5));
    assertThat(view.machines()).isEqualTo(3);
    assertThat(view.perHour()).isEqualTo("0.3000 € an hour");
    assertThat(view.perMonth()).isEqualTo("219.00 € a month");
    assertThat(view.atMost()).contains("0.6000 € an hour");
    assertThat(view.pools().get(1).count()).isEqualTo("2, up to 5");
    assertThat(view.pools().get(1).size()).isEqualTo("small: 2 CPU, 4 GiB memory");
  }

  @Test
  void aPriceThatNobodyKnowsIsSaidToBeUnknownAndNeverZero() {
    MachineSize unknown = SMALL.at(Optional.empty());
    PlanView all = view(price("worker", unknown, 2, 2));
    assertThat(all.perHour()).isEqualTo("price unknown");
    assertThat(all.pools().get(0).each()).isEqualTo("unknown");
    PlanView some = view(price("front", SMALL, 1, 1), price("worker", unknown, 2, 2));
    assertThat(some.perHour()).isEqualTo("at least 0.1000 € an hour");
    assertThat(some.unknown()).isEqualTo(2);
    assertThat(new Templates().render("plan/summary.jte", some)).contains("2 machines is unknown");
  }

  @Test
  void aPlanOfOneSizeHasNoHigherBound() {
    assertThat(view(price("front", SMALL, 1, 1)).atMost()).isEmpty();
  }
}
