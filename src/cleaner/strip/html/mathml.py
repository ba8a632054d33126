"""Presentation MathML as TeX, for formulas whose page does not say them as TeX.

The elements of MathML Core are known; what is not is written as what stands in it. Signs that TeX
has a name for get it, others stay as they are.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

MAX_DEPTH = 60
"""Elements inside each other; a deeper formula is written by its signs."""
_PAIRS = """
    × \\times; ÷ \\div; · \\cdot; ⋅ \\cdot; ± \\pm; ∓ \\mp; ≤ \\leq; ≥ \\geq; ≠ \\neq; ≈ \\approx; ≡ \\equiv; ∼ \\sim
    ∝ \\propto; ∞ \\infty; ∂ \\partial; ∇ \\nabla; ∑ \\sum; ∏ \\prod; ∫ \\int; ∮ \\oint; √ \\surd; ∈ \\in; ∉ \\notin; ⊂ \\subset
    ⊆ \\subseteq; ∪ \\cup; ∩ \\cap; ∅ \\emptyset; ∀ \\forall; ∃ \\exists; ¬ \\neg; ∧ \\wedge; ∨ \\vee; ⇒ \\Rightarrow; ⇔ \\Leftrightarrow
    → \\to; ← \\leftarrow; ↔ \\leftrightarrow; ↦ \\mapsto; ⟨ \\langle; ⟩ \\rangle; … \\ldots; ⋯ \\cdots; ′ '; ″ ''; − -; ∗ *; ‖ \\Vert
    α \\alpha; β \\beta; γ \\gamma; δ \\delta; ϵ \\epsilon; ε \\varepsilon; ζ \\zeta; η \\eta; θ \\theta; ι \\iota; κ \\kappa
    λ \\lambda; μ \\mu; ν \\nu; ξ \\xi; π \\pi; ρ \\rho; σ \\sigma; τ \\tau; υ \\upsilon; ϕ \\phi; φ \\varphi; χ \\chi; ψ \\psi
    ω \\omega; Γ \\Gamma; Δ \\Delta; Θ \\Theta; Λ \\Lambda; Ξ \\Xi; Π \\Pi; Σ \\Sigma; Φ \\Phi; Ψ \\Psi; Ω \\Omega; ℏ \\hbar
    ℓ \\ell; ℝ \\mathbb{R}; ℕ \\mathbb{N}; ℤ \\mathbb{Z}; ℚ \\mathbb{Q}; ℂ \\mathbb{C}
"""
_SIGNS: dict[str, str] = dict(re.findall(r"([^;\s]) ([^;\s]+)", _PAIRS))
"""Signs and what TeX calls them (unicode-math)."""
_INVISIBLE = dict.fromkeys((0x2061, 0x2062, 0x2063, 0x2064, 0x200B))
_NAMES = "sin cos tan cot sec csc sinh cosh tanh log ln exp lim max min sup inf det dim ker gcd arg"
_FUNCTIONS = frozenset(_NAMES.split())
_ACCENTS = {
    "^": "\\hat", "ˆ": "\\hat", "¯": "\\bar", "‾": "\\overline", "~": "\\tilde", "˜": "\\tilde", "→": "\\vec",
    "⃗": "\\vec", "˙": "\\dot", ".": "\\dot", "¨": "\\ddot", "⏞": "\\overbrace", "⏟": "\\underbrace", "_": "\\underline",
}  # fmt: skip


def to_tex(math: Any) -> str:
    """The TeX of a `math` element, on one line; empty if it is too deep.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> page = LexborHTMLParser("<math><mfrac><mn>1</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac></math>")
    >>> to_tex(page.css_first("math"))
    '\\\\frac{1}{x^{2}}'
    """
    written = _row(math, 0)
    return " ".join(written.split()) if written is not None else ""


def _row(node: Any, depth: int) -> str | None:
    """The children of an element one after the other."""
    parts = _parts(node, depth)
    return None if parts is None else _join(parts)


def _parts(node: Any, depth: int) -> list[str] | None:
    if depth > MAX_DEPTH:
        return None
    found: list[str] = []
    child = node.child
    while child is not None:
        if child.tag == "-text":
            if text := (child.text_content or "").strip():
                found.append(_sign(text))
        elif child.tag not in {"annotation", "annotation-xml", "-comment"}:
            part = _element(child, depth + 1)
            if part is None:
                return None
            found.append(part)
        child = child.next
    return found


def _join(parts: Sequence[str]) -> str:
    """Parts in a row; a blank parts the name of a sign from a letter."""
    out = ""
    for part in parts:
        ends_in_name = "\\" in out and out.rsplit("\\", 1)[1].isalpha()
        out += " " + part if ends_in_name and part[:1].isalpha() else part
    return out


def _element(node: Any, depth: int) -> str | None:
    tag = node.tag
    if tag in {"mi", "mo", "mn", "ms"}:
        return _sign(node.text().strip())
    if tag == "mtext":
        text = " ".join(node.text().split())
        return f"\\text{{{text}}}" if text else ""
    if tag == "mspace":
        return " "
    if tag == "mphantom":
        return ""
    parts = _parts(node, depth)
    if parts is None:
        return None
    form = _FORMS.get(tag)
    return _join(parts) if form is None else form(parts)


def _sign(text: str) -> str:
    text = text.translate(_INVISIBLE)
    if text in _FUNCTIONS:
        return "\\" + text
    if text in {"{", "}", "%", "#", "&", "$"}:
        return "\\" + text
    known = [_SIGNS.get(c, c) for c in text]
    return _join(known) if len(text) < 20 else text  # noqa: PLR2004 - names of one sign or few


def _part(parts: Sequence[str], at: int) -> str:
    return parts[at] if at < len(parts) else ""


def _base(part: str) -> str:
    """What an index stands at: in braces, unless it is one sign."""
    single = len(part) == 1 or (part.startswith("\\") and part[1:].isalpha())
    return part if single or not part else f"{{{part}}}"


def _over(parts: Sequence[str]) -> str:
    accent = _ACCENTS.get(_part(parts, 1)) or _NAMED.get(_part(parts, 1))
    if accent:
        return f"{accent}{{{_part(parts, 0)}}}"
    if _part(parts, 0) in _LIMITS:
        return f"{_part(parts, 0)}^{{{_part(parts, 1)}}}"
    return f"\\overset{{{_part(parts, 1)}}}{{{_part(parts, 0)}}}"


def _under(parts: Sequence[str]) -> str:
    if _part(parts, 0) in _LIMITS:
        return f"{_part(parts, 0)}_{{{_part(parts, 1)}}}"
    return f"\\underset{{{_part(parts, 1)}}}{{{_part(parts, 0)}}}"


_NAMED = {"\\to": "\\vec"}
_LIMITS = frozenset(
    ("\\sum", "\\prod", "\\int", "\\oint", "\\cup", "\\cap", *(f"\\{name}" for name in _FUNCTIONS))
)
_FORMS: dict[str, Callable[[Sequence[str]], str]] = {
    "mfrac": lambda p: f"\\frac{{{_part(p, 0)}}}{{{_part(p, 1)}}}",
    "msup": lambda p: f"{_base(_part(p, 0))}^{{{_part(p, 1)}}}",
    "msub": lambda p: f"{_base(_part(p, 0))}_{{{_part(p, 1)}}}",
    "msubsup": lambda p: f"{_base(_part(p, 0))}_{{{_part(p, 1)}}}^{{{_part(p, 2)}}}",
    "munderover": lambda p: f"{_part(p, 0)}_{{{_part(p, 1)}}}^{{{_part(p, 2)}}}",
    "mover": _over,
    "munder": _under,
    "msqrt": lambda p: f"\\sqrt{{{_join(p)}}}",
    "mroot": lambda p: f"\\sqrt[{_part(p, 1)}]{{{_part(p, 0)}}}",
    "mfenced": lambda p: f"({','.join(p)})",
    "mtable": lambda p: "\\begin{matrix}" + " \\\\ ".join(p) + "\\end{matrix}",
    "mtr": " & ".join,
    "mlabeledtr": " & ".join,
}
"""How the elements with places for their children are written."""
