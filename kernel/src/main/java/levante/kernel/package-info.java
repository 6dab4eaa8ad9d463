/**
 * The words that three modules or more speak: errors, diagnostics, quantities, secrets, owners. At
 * most ten types and never a helper (style guide, B1).
 */
package levante.kernel;
