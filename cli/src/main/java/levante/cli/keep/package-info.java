/** The verbs on infrastructures that stand, each a call of a running server. */
package levante.cli.keep;
