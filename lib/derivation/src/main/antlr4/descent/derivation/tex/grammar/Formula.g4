// The part of LaTeX that formulas of the lectures are written in. One statement: sides and relations.
// What a name means, and whether f(x) is a function or a product, is decided afterwards (Builder).
grammar Formula;

statement : relation? expr (relation expr)* EOF ;

relation
    : EQ | DEFINE | LE | GE | LT | GT | APPROX
    | PROPTO sub?
    | STACKREL braced (EQ | LBRACE EQ RBRACE) ;                    // \stackrel{c}{=}: equal up to a constant

expr    : sign? product (sign product)* ;
sign    : PLUS | MINUS ;

product : factor (mul? factor)* ;
mul     : TIMES | SLASH ;

factor
    : bigop product
    | FUNCTION sup? factor
    | diff factor
    | postfix
    ;

bigop   : (SUM | PROD) (sub sup? | sup sub)? ;

diff
    : PARTIAL sub?
    | NABLA sub?
    | FRAC LBRACE dee RBRACE LBRACE dee postfix RBRACE
    ;

dee     : PARTIAL | LOWER_D | DEE ;

postfix : head script* (group script*)? | group script* ;

head
    : NUMBER
    | symbol
    | CONST
    | FRAC LBRACE dee product RBRACE LBRACE dee postfix RBRACE
    | FRAC fracArg fracArg
    | SQRT (LBRACKET expr RBRACKET)? arg
    | LBRACE expr RBRACE
    ;

symbol
    : LETTER | LOWER_D | COMMAND | EXPECT | OPNAME
    | DELTA symbol
    | ACCENT accented
    | FONT accented ;
accented : symbol | LBRACE symbol script* RBRACE ;

fracArg : LBRACE expr RBRACE | NUMBER | symbol ;
arg     : LBRACE expr RBRACE | NUMBER | symbol ;
braced  : LBRACE ~RBRACE* RBRACE ;

script  : sub | sup | PRIME+ ;
sub     : UNDER (LBRACE indices RBRACE | symbol | NUMBER) ;
sup     : HAT (LBRACE (PRIME+ | expr) RBRACE | symbol | NUMBER | MINUS NUMBER) ;
indices : index (COMMA index)* (GIVEN index (COMMA index)*)? ;
index   : expr ((EQ | IN | SIM) expr)? ;

group
    : LPAREN args RPAREN
    | LBRACKET args RBRACKET
    | LCURLY args RCURLY
    ;
args    : slot (comma slot)* (GIVEN slot (comma slot)*)? ;
comma   : COMMA | SEMI ;                        // P(v; \theta)
slot    : expr (EQ expr)? ;

// ---- tokens -------------------------------------------------------------------------------------
SKIPPED : ( [ \t\r\n&~]+ | '\\left' | '\\right' | '\\' [bB] 'ig' 'g'? [lrm]?
          | '\\' [,;:! ] | '\\quad' | '\\qquad' | '\\displaystyle' | '\\textstyle' | '\\limits' | '\\nolimits' ) -> skip ;

EQ      : '=' | '\\equiv' | '≡' ;
DEFINE  : ':=' | '\\coloneqq' | '\\triangleq' ;
LE      : '\\le' | '\\leq' | '\\leqslant' | '≤' ;
GE      : '\\ge' | '\\geq' | '\\geqslant' | '≥' ;
LT      : '<' | '\\lt' ;
GT      : '>' | '\\gt' ;
APPROX  : '\\approx' | '\\simeq' | '≈' ;
PROPTO  : '\\propto' | '∝' ;
STACKREL: '\\stackrel' | '\\overset' ;
IN      : '\\in' | '∈' ;
SIM     : '\\sim' ;

PLUS    : '+' ;
MINUS   : '-' | '−' | '–' ;
TIMES   : '\\cdot' | '\\times' | '\\odot' | '\\ast' | '*' | '·' | '×' | '⊙' ;
SLASH   : '/' | '\\div' ;
SUM     : '\\sum' | '∑' ;
PROD    : '\\prod' | '∏' ;
FRAC    : '\\frac' | '\\dfrac' | '\\tfrac' ;
SQRT    : '\\sqrt' ;
PARTIAL : '\\partial' | '∂' ;
NABLA   : '\\nabla' | '∇' ;
DEE     : '\\mathrm' ' '* '{d}' | '\\mathrm d' | '\\operatorname{d}' ;
DELTA   : '\\Delta' | 'Δ' ;
CONST   : '\\' ('text' | 'mathrm' | 'operatorname') ' '* '{' ' '* 'const' ('ant')? '.'? ' '* '}' | '\\const' ;
EXPECT  : '\\mathbb' ' '* ('{' ' '* 'E' ' '* '}' | 'E') | '\\operatorname{E}' | '\\mathrm{E}' | '𝔼' ;
OPNAME  : '\\' ('operatorname' | 'mathrm' | 'text') '*'? ' '* '{' ' '* [a-zA-Z]+ ' '* '}' ;
FUNCTION: '\\log' | '\\ln' | '\\exp' | '\\tanh' ;
FONT    : '\\mathbf' | '\\boldsymbol' | '\\bm' | '\\mathit' | '\\mathsf' | '\\mathcal' | '\\vec' ;
ACCENT  : '\\hat' | '\\tilde' | '\\bar' | '\\widehat' | '\\widetilde' | '\\overline' | '\\dot' ;

LPAREN  : '(' | '\\lparen' ;
RPAREN  : ')' | '\\rparen' ;
LBRACKET: '[' | '\\lbrack' ;
RBRACKET: ']' | '\\rbrack' ;
LCURLY  : '\\{' | '\\lbrace' ;
RCURLY  : '\\}' | '\\rbrace' ;
LBRACE  : '{' ;
RBRACE  : '}' ;
COMMA   : ',' ;
SEMI    : ';' ;
GIVEN   : '|' | '\\mid' | '\\vert' | '\\middle|' ;
UNDER   : '_' ;
HAT     : '^' ;
PRIME   : '\'' | '′' | '’' | '\\prime' ;
NUMBER  : [0-9]+ ('.' [0-9]+)? ;
COMMAND : '\\' [a-zA-Z]+ | [α-ωΑ-Ω] ;
LOWER_D : 'd' ;
LETTER  : [a-zA-Z] ;
OTHER   : . ;
