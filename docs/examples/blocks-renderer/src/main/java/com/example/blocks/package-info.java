/** Symbols as text, for terminals and READMEs. */
package com.example.blocks;
