/** Who did what when to what, from where, and with which result. */
package levante.web.audit;
