"""Pieces of hostile text: what generated inputs are made of, and known exploits."""

PIECE_TEXT = (
    r"\frac { } ( ) [ ] | || _ ^ sum_i prod_j d dL / dw x X w_j 1 2 + - * . ' E P A1 B1 , = < > \hat \sum \partial log sigma e "
    r"d/dz grad_w \left \right \sqrt σ ² ᵢ ∑ \bar ¬ not 1_ δ_ \mathbf \text \\ max_j \overline ~ ! ... for in & $ ̂ "
    r"\begin{ T ⊤ # % => ≥ so since \operatorname \tag \stackrel \\[ ∂ ∇ <w, P( E[ sum( x[ .dot( np. := ; \mid given \{ \} 0 "
    r"1e9 .5 ᵀ ⁻¹"
)
PIECES = PIECE_TEXT.split()
UNIT_TEXT = (
    r"( [ { | || \frac{ \frac sum_i - x^ x_ \hat{ \mathbf{ \sqrt{ \left( d/dz d/dz[ log E[ P( P(not x' x^{ dL/w < <w, \bar "
    r"\bar{ (1/ x/ xx xxxxxxxxxxx xxxxxxxxxxxa _{ \text{ \begin{ ^T 1_ 1[ σ ŷ ² ̂ x̂ prod_i e^-z d dd d( ∂ "
    r"\frac{d}{dz} /dx sum( max_j a, = => x; \\ \ # since so (1) [a . .. 0 e 1e9 ..T .T .dot( x.dot(x max( x** => ,x= \{ max_j{ "
    r"hat( f' &"
)
SPACED = (
    " ",
    "sum_i x_i ",
    "log ",
    "- ",
    "d ",
    "∂ ",
    "not ",
    "so ",
    " by ",
    "x ",
    "1 ",
    "\n",
    "x=\n",
    "\t",
    "(by ",
    "x [aaaa ",
)
UNITS = [*UNIT_TEXT.split(), *SPACED]
EXPLOITS = [
    "__import__('os').system('touch x')",
    "().__class__.__base__.__subclasses__()",
    "[c for c in ().__class__.__base__.__subclasses__()]",
    "eval('1+1')",
    'exec("import os")',
    "open('/etc/passwd').read()",
    "lambda: 1",
    "{0.__class__.__init__.__globals__}",
    "{x!r:>{width}}",
    "%s%n%x" * 20,
    "x = 1; import os",
    "`rm -rf .`",
    "$(rm -rf .)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\\input{/etc/passwd}",
    "\\write18{ls}",
    "\0\0\0",
    "z\0 + p",
    "\ud800 + z",
    "\u202ez + p\u202c",
    "\ufeffz",
    "z\u200b+ p",
    "𝒛" * 900,
    "z\u0302\u0302\u0302\u0302" * 300,
    "9" * 1999,
    "1e" + "9" * 400,
    "٣ + z",
]
