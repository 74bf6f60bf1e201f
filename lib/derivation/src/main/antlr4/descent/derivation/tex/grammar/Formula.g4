// The part of LaTeX that formulas of the lectures are written in. One statement: sides and relations.
// What a name means, and whether f(x) is a function or a product, is decided afterwards (Builder).
grammar Formula;

statement : relation? expr (relation expr)* EOF ;

relation
    : EQ | NE | DEFINE | UPDATE | LE | GE | LT | GT | APPROX
    | PROPTO sub?
    | STACKREL braced (EQ | LBRACE EQ RBRACE) ;                    // \stackrel{c}{=}: equal up to a constant

expr    : sign? product (sign product)* ;
sign    : PLUS | MINUS ;

product : factor (mul? factor)* ;
mul     : TIMES | SLASH ;

factor
    : bigop MINUS? product                       // \sum_h -E(v,h) can mean one thing only
    | FUNCTION sup? factor
    | diff factor
    | postfix
    ;

bigop   : (SUM | PROD) (sub sup? | sup sub)? ;

diff
    : PARTIAL sub?
    | NABLA sub?
    | FRAC LBRACE dee order? RBRACE LBRACE below+ RBRACE
    ;

dee     : PARTIAL | LOWER_D | DEE ;
order   : HAT (NUMBER | LBRACE NUMBER RBRACE) ;                  // d^2
below   : dee postfix ;

postfix : head script* (group script*)? | group script* ;

head
    : NUMBER
    | symbol
    | CONST
    | FRAC LBRACE dee order? product RBRACE LBRACE below+ RBRACE
    | FRAC arg arg
    | FRAC_DIGITS
    | NORM expr NORM sub?
    | LEFT_BAR expr RIGHT_BAR
    | SQRT (LBRACKET expr RBRACKET)? arg
    | LBRACE expr RBRACE
    ;

symbol
    : LETTER | LOWER_D | COMMAND | EXPECT | OPNAME
    | DELTA symbol
    | ACCENT accented
    | FONT accented ;
accented : symbol | LBRACE symbol script* RBRACE ;

arg     : LBRACE expr RBRACE | NUMBER | symbol ;
braced  : LBRACE ~RBRACE* RBRACE ;

script  : sub | sup | PRIME+ ;
sub     : UNDER (LBRACE indices RBRACE | symbol | NUMBER) | OF_DATA | OF_MODEL ;
sup     : HAT (LBRACE (PRIME+ | expr) RBRACE | symbol | NUMBER | MINUS NUMBER) ;
indices : index (COMMA index)* (GIVEN index (COMMA index)*)? ;
index   : expr ((EQ | IN | SIM | NE | LT | LE | GT | GE) expr)? ;

group
    : LPAREN args RPAREN
    | LBRACKET args RBRACKET
    | LCURLY args RCURLY
    | LANGLE args RANGLE
    ;
args    : slot (comma slot)* (GIVEN slot (comma slot)*)? ;
comma   : COMMA | SEMI ;                        // P(v; \theta)
slot    : expr (EQ expr)? ;

// ---- tokens -------------------------------------------------------------------------------------
SKIPPED : ( [ \t\r\n&~]+ | '\\left' | '\\right' | '\\' [bB] 'ig' 'g'? [lrm]?
          | '\\' [,;:!> ] | '\\quad' | '\\qquad' | '\\displaystyle' | '\\textstyle' | '\\limits' | '\\nolimits'
          | '\\mathstrut' | '\\strut' | '\\nobreak' | '\\notag' ) -> skip ;

EQ      : '=' | '\\equiv' | '≡' ;
DEFINE  : ':=' | '\\coloneqq' | '\\triangleq' ;
NE      : '\\ne' | '\\neq' | '≠' ;
UPDATE  : '\\leftarrow' | '\\gets' | '←' ;
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
FRAC    : '\\' [cdt]? 'frac' ;
FRAC_DIGITS : '\\' [cdt]? 'frac' ' '* [0-9] ' '* [0-9] ;       // \frac12 is a half
NORM    : '\\|' | '\\lVert' | '\\rVert' | '\\Vert' ;
LEFT_BAR : '\\lvert' | '\\left' ' '* '|' ;
RIGHT_BAR : '\\rvert' | '\\right' ' '* '|' ;
LANGLE  : '\\langle' | '⟨' | '\\left' ' '* '<' ;
RANGLE  : '\\rangle' | '⟩' | '\\right' ' '* '>' ;
OF_DATA : '_' ' '* OF_WHAT_DATA ;
OF_MODEL : '_' ' '* OF_WHAT_MODEL ;
fragment WORD_FONT : '\\' ('text' | 'mathrm' | 'rm' | 'textrm' | 'mathit') ' '* ;
fragment OF_WHAT_DATA : '{' ' '* ('data' | '데이터') ' '* '}' | WORD_FONT '{' ' '* ('data' | '데이터') ' '* '}'
          | '{' ' '* WORD_FONT '{' ' '* ('data' | '데이터') ' '* '}' ' '* '}' | '{' '\\rm' ' '+ 'data' ' '* '}' ;
fragment OF_WHAT_MODEL : '{' ' '* ('model' | '모델') ' '* '}' | WORD_FONT '{' ' '* ('model' | '모델') ' '* '}'
          | '{' ' '* WORD_FONT '{' ' '* ('model' | '모델') ' '* '}' ' '* '}' | '{' '\\rm' ' '+ 'model' ' '* '}' ;
ENVIRONMENT : '\\begin' ' '* '{' [a-zA-Z*]+ '}' ;
END_ENVIRONMENT : '\\end' ' '* '{' [a-zA-Z*]+ '}' ;
SQRT    : '\\sqrt' ;
PARTIAL : '\\partial' | '∂' ;
NABLA   : '\\nabla' | '∇' ;
DEE     : '\\mathrm' ' '* '{d}' | '\\mathrm d' | '\\operatorname{d}' ;
DELTA   : '\\Delta' | 'Δ' ;
CONST   : '\\' ('text' | 'mathrm' | 'operatorname') ' '* '{' ' '* 'const' ('ant')? '.'? ' '* '}' | '\\const' ;
EXPECT  : '\\mathbb' ' '* ('{' ' '* 'E' ' '* '}' | 'E') | '\\operatorname{E}' | '\\mathrm{E}' | '\\text{E}' | '𝔼' ;
OPNAME  : '\\' ('operatorname' | 'mathrm' | 'text') '*'? ' '* '{' ' '* [a-zA-Z]+ ' '* '}' ;
FUNCTION: '\\log' | '\\ln' | '\\exp' | '\\tanh' ;
FONT    : '\\mathbf' | '\\mathbb' | '\\mathrm' | '\\mathsf' | '\\rm' | '\\bf' | '\\boldsymbol' | '\\bm' | '\\mathit' | '\\mathcal' | '\\vec' ;
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
