package levante.elasticity.rules;

import java.util.Objects;

/**
 * What is needed to keep rules and to tell of them.
 *
 * @param serverPolicy the name of the policy that holds where rules name none
 */
public record RuleBook(RuleLedger ledger, RulesReader reader, String serverPolicy) {
  public RuleBook {
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(serverPolicy, "serverPolicy");
  }
}
