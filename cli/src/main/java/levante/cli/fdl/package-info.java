/** FDL files as a client sends them. */
package levante.cli.fdl;
