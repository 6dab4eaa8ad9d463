/**
 * The verbs that read templates without a server: {@code validate} and {@code show}. How a
 * diagnostic looks for people, for scripts and in SARIF.
 */
package levante.cli.template;
