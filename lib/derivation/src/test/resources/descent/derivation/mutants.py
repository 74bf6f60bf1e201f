#!/usr/bin/env python3
"""Writes mutants.txt: the reference derivations of the course with one slip in one line.

Independent of the Java library: formulas are small trees of this file, values are complex doubles,
derivatives are complex steps. A mutant is called equivalent if its line still equals the line before
at twelve random points. Standard library only:  python3 mutants.py > mutants.txt
"""
import cmath, itertools, random

D, F = 3, 2
STEP = 1e-25


class X:
    """A node: kind and parts."""
    def __init__(self, kind, *parts):
        self.kind, self.parts = kind, parts
    def __add__(self, o): return X('+', self, w(o))
    def __sub__(self, o): return X('-', self, w(o))
    def __mul__(self, o): return X('*', self, w(o))
    def __truediv__(self, o): return X('/', self, w(o))
    def __pow__(self, o): return X('^', self, w(o))
    def __neg__(self): return X('neg', self)
    def __rsub__(self, o): return w(o) - self
    def __radd__(self, o): return w(o) + self
    def __rmul__(self, o): return w(o) * self
    def __rtruediv__(self, o): return w(o) / self


def w(x): return X('num', x) if isinstance(x, int) else x
def s(name, *index): return X('sym', name, *[s(i) if isinstance(i, str) else w(i) for i in index])
def sm(names, body, lo=None, hi=None): return X('sum', names, lo, hi, body)
def pr(names, body): return X('prod', names, None, None, body)
def d(by, body): return X('d', by, body)
def call(name, args, given=()): return X('call', name, tuple(args), tuple(given))
def mean(body, given=()): return X('mean', body, tuple(given))
def fn(name, x): return X('fn', name, w(x))
def grad(x): return X('grad', x)


# ---- LaTeX ---------------------------------------------------------------------------------------
def tex(x, level=0):
    def wrap(t, own): return t if own >= level else r'\left(' + t + r'\right)'
    k, p = x.kind, x.parts
    if k == 'num': return str(p[0])
    if k == 'sym':
        idx = ''.join(tex(i) if len(p) == 2 or i.kind in ('num', 'sym') else '{' + tex(i) + '}' for i in p[1:])
        base, prime = (p[0][:-1], "'") if p[0].endswith("'") else (p[0], '')
        return base + prime + ('_{' + idx + '}' if idx else '')
    if k in '+-': return wrap(tex(p[0], 0) + ' ' + k + ' ' + tex(p[1], 1), 0)
    if k == 'neg': return wrap('-' + tex(p[0], 1), 0)
    if k == '*': return wrap(tex(p[0], 3 if p[0].kind in ('sum', 'prod') else 1) + r' \cdot ' + tex(p[1], 2), 1)
    if k == '/': return r'\frac{' + tex(p[0]) + '}{' + tex(p[1]) + '}'
    if k == '^': return ('(' + tex(p[0]) + ')' if p[0].kind != 'num' and not (p[0].kind == 'sym' and p[0].parts[0] != 'e') else tex(p[0])) + '^{' + tex(p[1]) + '}'
    if k in ('sum', 'prod'):
        n = ', '.join(p[0])
        r = '_{' + n + '}' if p[1] is None else '_{' + n + '=' + tex(p[1]) + '}^{' + tex(p[2]) + '}'
        return wrap('\\' + k + r + ' ' + tex(p[3], 1), 1)
    if k == 'grad': return r'\nabla f\left(' + tex(p[0]) + r'\right)'
    if k == 'd': return r'\frac{\partial}{\partial ' + tex(p[0]) + r'}\left(' + tex(p[1]) + r'\right)'
    if k == 'fn':
        if p[0] == 'exp': return 'e^{' + tex(p[1]) + '}'
        if p[0] == 'sqrt': return r'\sqrt{' + tex(p[1]) + '}'
        return '\\' + p[0] + r'\left(' + tex(p[1]) + r'\right)'
    bar = (r' \mid ' + ', '.join(p[-1])) if p[-1] else ''
    if k == 'call': return p[0] + '(' + ', '.join(p[1]) + bar + ')'
    return r'\mathbb{E}\left[' + tex(p[0]) + bar + r'\right]'


# ---- values --------------------------------------------------------------------------------------
class Wrong(Exception):
    pass


def states(layer): return list(itertools.product((0, 1), repeat=D if layer == 'v' else F))


def value(x, e):
    k, p = x.kind, x.parts
    if k == 'num': return p[0]
    if k == '+': return value(p[0], e) + value(p[1], e)
    if k == '-': return value(p[0], e) - value(p[1], e)
    if k == '*': return value(p[0], e) * value(p[1], e)
    if k == '/': return value(p[0], e) / value(p[1], e)
    if k == '^': return value(p[0], e) ** value(p[1], e)
    if k == 'neg': return -value(p[0], e)
    if k == 'fn':
        y = value(p[1], e)
        return {'exp': cmath.exp, 'log': cmath.log, 'sqrt': cmath.sqrt,
                'sigma': lambda z: 1 / (1 + cmath.exp(-z))}[p[0]](y)
    if k == 'grad':
        y = value(p[0], e)
        return e['q'][0] + 2 * e['q'][1] * y + 3 * e['q'][2] * y * y
    if k == 'sym': return symbol(p[0], [value(i, e) for i in p[1:]], e)
    if k in ('sum', 'prod'):
        names = p[0]
        if p[1] is not None:
            runs = [range(value(p[1], e), value(p[2], e) + 1)]
        else:
            runs = [states(n[0]) if n[0] in 'vh' else range(1, {'i': D, 'j': F}[n[0]] + 1) for n in names]
        total = 0 if k == 'sum' else 1
        for pick in itertools.product(*runs):
            y = value(p[3], {**e, **dict(zip(names, pick))})
            total = total + y if k == 'sum' else total * y
        return total
    if k == 'd':
        key = e['theta'] if p[0].parts[0] == r'\theta' else tuple([p[0].parts[0]] + [value(i, e) for i in p[0].parts[1:]])
        if key not in e['par']: raise Wrong(key)
        par = dict(e['par'])
        par[key] = par[key] + STEP * 1j
        return value(p[1], {**e, 'par': par}).imag / STEP
    if k == 'call':
        if p[0] == 'E': return energy(e[p[1][0]], e[p[1][1]], e)
        if p[0] == 'F': return -cmath.log(sum(weight(e[p[1][0]], h, e) for h in states('h')))
        fixed = {n[0]: e[n] for n in p[2]}
        both = dict(fixed)
        for n in p[1]:
            if n[0] in both and both[n[0]] != e[n]: return 0
            both[n[0]] = e[n]
        return mass(both, e) / mass(fixed, e)
    if k == 'mean':
        if 'outcome' in e: return average(p[0], e)
        fixed = {n[0]: e[n] for n in p[1]}
        total = 0
        for v in states('v'):
            for h in states('h'):
                if fixed.get('v', v) == v and fixed.get('h', h) == h:
                    inner = dict(e)
                    if 'v' not in fixed: inner['v'] = v
                    if 'h' not in fixed: inner['h'] = h
                    total += weight(v, h, e) * value(p[0], inner)
        return total / mass(fixed, e)
    raise AssertionError(k)


def energy(v, h, e):
    q = e['par']
    return (-sum(q['w', i + 1, j + 1] * v[i] * h[j] for i in range(D) for j in range(F))
            - sum(q['b', i + 1] * v[i] for i in range(D)) - sum(q['a', j + 1] * h[j] for j in range(F)))


def weight(v, h, e): return cmath.exp(-energy(v, h, e))
def mass(fixed, e):
    return sum(weight(v, h, e) for v in states('v') for h in states('h')
               if fixed.get('v', v) == v and fixed.get('h', h) == h)


def average(body, e):
    """All outcomes of the gradients 1..8, each one of two values."""
    total = 0
    for pick in itertools.product((0, 1), repeat=e['t'] + 1):
        prob, g = 1, {}
        for k, o in enumerate(pick):
            prob *= e['prob'] if o == 0 else 1 - e['prob']
            g[k + 1] = e['outcome'][o]
        total += prob * value(body, {**e, 'g': g})
    return total


def symbol(n, index, e):
    if n[0] in 'vh' and n.rstrip("'") in 'vh' and 'par' in e:
        state = e[n]
        if not index: raise Wrong(n)
        if not 1 <= index[0] <= len(state): raise Wrong(n)
        return state[index[0] - 1]
    if n in ('i', 'j', 't', 'k'): return e[n]
    if 'par' in e:
        if (n, *index) in e['par']: return e['par'][(n, *index)]
        if n == 'e': return weight(e['v'], e['h'], e)
        if n == "e'": return weight(e["v'"], e["h'"], e)
        if n == 'S': return sum(weight(e['v'], h, e) for h in states('h'))
        if n == 'Z': return mass({}, e)
        if n == 'x':
            if not 1 <= index[0] <= F: raise Wrong(n)
            return e['par']['a', index[0]] + sum(e['par']['w', i + 1, index[0]] * e['v'][i] for i in range(D))
        raise Wrong(n)
    if n == 'g':
        if index[0] < 1: raise Wrong(n)
        return e['g'][index[0]]
    if n == r'\beta': return e['beta'][index[0] - 1]
    if n in (r'\eta', r'\mu', r'\rho', r'\epsilon'): return e[n]
    if index and index[0] < 0: raise Wrong(n)
    return series(n, index[0], e) if e['model'] in ('adam', 'momentum') else recursion(n, index[0], e)


def series(n, t, e):
    """m, v, G, u, Eg (E[g²]) and θ by their recursions; θ_1 = start."""
    b1, b2 = e['beta']
    g = lambda k: symbol('g', [k], e)
    if n == 'm': return 0 if t <= 0 else b1 * series('m', t - 1, e) + (1 - b1) * g(t)
    if n == 'v': return 0 if t <= 0 else b2 * series('v', t - 1, e) + (1 - b2) * g(t) ** 2
    if n == 'G': return 0 if t <= 0 else series('G', t - 1, e) + g(t) ** 2
    if n == 'u': return 0 if t <= 0 else e[r'\mu'] * series('u', t - 1, e) - e[r'\eta'] * g(t)
    if n == r'\theta':
        return e['start'] if t <= 1 else series(n, t - 1, e) + series('u', t - 1, e)
    raise Wrong(n)


def recursion(n, t, e):
    """The other rules: all sequences from step 1 on, each line as the notes have it; θ_1 = start."""
    eta, mu, rho, eps, model = e[r'\eta'], e[r'\mu'], e[r'\rho'], e[r'\epsilon'], e['model']
    if t > 12: raise Wrong(n)
    theta, phi, u, G, Eg, step = {1: e['start']}, {}, {0: 0}, {0: 0}, {0: 0}, {1: 0}
    Ed = {0: 0, 1: 0}
    for k in range(1, 12):
        if model == 'nesterov':
            phi[k] = theta[k] + mu * u[k - 1]
            u[k] = mu * u[k - 1] - eta * value(grad(X('num', phi[k])), e)
            theta[k + 1] = theta[k] + u[k]
            continue
        g = e['g'].get(k)
        if g is None: break
        G[k] = G[k - 1] + g * g
        Eg[k] = rho * Eg[k - 1] + (1 - rho) * g * g
        if model == 'adagrad': move = -eta / cmath.sqrt(G[k]) * g
        elif model == 'rmsprop': move = -eta / cmath.sqrt(Eg[k] + eps) * g
        elif model == 'adadelta': move = -cmath.sqrt(Ed[k] + eps) / cmath.sqrt(Eg[k] + eps) * g
        else:  # the same average with the index of the same step: solved for the square of the step
            square = (rho * Ed[k - 1] + eps) / (rho * Eg[k - 1] + eps) * g * g
            move = -cmath.sqrt(square) * (1 if g > 0 else -1)
            step[k], Ed[k] = move, rho * Ed[k - 1] + (1 - rho) * move * move
        theta[k + 1] = theta[k] + move
        if model == 'adadelta':
            step[k + 1] = move
            Ed[k + 1] = rho * Ed[k] + (1 - rho) * move * move
    known = {r'\theta': theta, r'\phi': phi, 'u': u, 'G': G, 'E[g^2]': Eg, r'E[\Delta\theta^2]': Ed, r'\Delta\theta': step}
    if n not in known or t not in known[n]: raise Wrong(n)
    return known[n][t]


# ---- reference derivations: (model, lines); a line is a list of sides, None where the chain goes on --
th = s(r'\theta')
e, e1, S, Z = s('e'), s("e'"), s('S'), s('Z')
E, P, Pvh, Phv = call('E', 'vh'), call('P', 'v'), call('P', 'vh'), call('P', 'h', 'v')
E1 = call('E', ("v'", "h'"))
nlp = -fn('log', P)
wij, bi, aj = s('w', 'i', 'j'), s('b', 'i'), s('a', 'j')
vi, hj, xj = s('v', 'i'), s('h', 'j'), s('x', 'j')
b1, b2, t, g2 = s(r'\beta', 1), s(r'\beta', 2), s('t'), s('g', 't') ** 2
k = s('k')
eta, mu = s(r'\eta'), s(r'\mu')
rho, eps = s(r'\rho'), s(r'\epsilon')
tm1 = t - 1
thp, tht, phi, ut = s(r'\theta', t + 1), s(r'\theta', t), s(r'\phi', t), s('u', t)
gt, slope = s('g', t), grad(phi)
def Eg(x): return s('E[g^2]', x)
def Ed(x): return s(r'E[\Delta\theta^2]', x)
def G(x): return s('G', x)
def root(x): return fn('sqrt', x)
step = s(r'\Delta\theta', t)
vp = s("v'", 'i')

DERIVATIONS = [
    ('rbm', [
        [P, sm(['h'], Pvh)],
        [None, sm(['h'], e / Z)],
        [None, S / Z],
        [d(th, nlp), -(1 / P) * d(th, P)],
        [None, -(Z / S) * d(th, S * Z ** w(-1))],
        [None, -(Z / S) * (1 / Z * d(th, S) + S * d(th, 1 / Z))],
        [None, -(Z / S) * (1 / Z * d(th, S) - S / Z ** 2 * d(th, Z))],
        [None, -(d(th, S) / S) + d(th, Z) / Z],
        [d(th, S), sm(['h'], d(th, e))],
        [None, -sm(['h'], e * d(th, E))],
        [-(d(th, S) / S), sm(['h'], e / S * d(th, E))],
        [e / S, (e / Z) / (S / Z)],
        [None, Pvh / P],
        [None, Phv],
        [-(d(th, S) / S), sm(['h'], Phv * d(th, E))],
        [None, mean(d(th, E), 'v')],
        [d(th, Z) / Z, -sm(["v'", "h'"], e1 / Z * d(th, E1))],
        [None, -mean(d(th, E))],
        [d(th, nlp), mean(d(th, E), 'v') - mean(d(th, E))],
    ]),
    ('rbm', [
        [d(wij, nlp), -(Z / S) * (1 / Z * d(wij, S) - S / Z ** 2 * d(wij, Z))],
        [None, sm(['h'], Phv * d(wij, E)) - sm(["v'", "h'"], call('P', ("v'", "h'")) * d(wij, E1))],
        [None, -sm(['h'], Phv * vi * hj) + sm(["v'", "h'"], call('P', ("v'", "h'")) * s("v'", 'i') * s("h'", 'j'))],
        [None, -(vi * fn('sigma', xj)) + mean(vi * hj)],
    ]),
    ('rbm', [
        [sm(['h'], e), fn('exp', sm(['i'], bi * vi)) * pr(['j'], 1 + fn('exp', xj))],
        [call('F', 'v'), -sm(['i'], bi * vi) - sm(['j'], fn('log', 1 + fn('exp', xj)))],
        [P, fn('exp', -call('F', 'v')) / Z],
        [d(wij, call('F', 'v')), -(vi * fn('sigma', xj))],
        [d(bi, call('F', 'v')), -vi],
        [d(aj, call('F', 'v')), -fn('sigma', xj)],
        [E, -sm(['i'], sm(['j'], wij * vi * hj)) - sm(['i'], bi * vi) - sm(['j'], aj * hj)],
    ]),
    ('adam', [
        [s('v', t), (1 - b2) * sm(['k'], b2 ** (t - k) * s('g', k) ** 2, w(1), t)],
        [mean(s('v', t)), mean((1 - b2) * sm(['k'], b2 ** (t - k) * s('g', k) ** 2, w(1), t))],
        [None, (1 - b2) * sm(['k'], b2 ** (t - k) * mean(s('g', k) ** 2), w(1), t)],
        [None, mean(g2) * (1 - b2) * sm(['k'], b2 ** (t - k), w(1), t)],
        [None, mean(g2) * (1 - b2 ** t)],
        [s('m', t), b1 * s('m', tm1) + (1 - b1) * s('g', t)],
        [mean(s('m', t)), mean(s('g', t)) * (1 - b1 ** t)],
        [fn('sqrt', 1 - b2 ** t) / (1 - b1 ** t) * (s('m', t) / fn('sqrt', s('v', t))),
         s('m', t) / (1 - b1 ** t) / fn('sqrt', s('v', t) / (1 - b2 ** t))],
    ]),
    ('momentum', [
        [s('u', t), mu * s('u', tm1) - eta * s('g', t)],
        [s(r'\theta', t + 1), s(r'\theta', t) + s('u', t)],
        [None, s(r'\theta', t) + mu * s('u', tm1) - eta * s('g', t)],
        [None, s(r'\theta', t) - eta * s('g', t) + mu * (s(r'\theta', t) - s(r'\theta', tm1))],
        [s('u', t), -(eta * sm(['k'], mu ** (t - k) * s('g', k), w(1), t))],
    ]),
    ('rbm', [
        [mean(hj, 'v'), sm(['h'], hj * e) / S],
        [None, fn('exp', xj) / (1 + fn('exp', xj))],
        [None, fn('sigma', xj)],
        [d(bi, fn('log', P)), -d(bi, call('F', 'v')) - d(bi, fn('log', Z))],
        [None, vi - sm(["v'"], call('P', ("v'",)) * vp)],
        [None, vi - mean(vi)],
        [d(wij, fn('log', P)), vi * fn('sigma', xj) - mean(vi * hj)],
    ]),
    ('nesterov', [
        [s(r'\phi', t + 1), thp + mu * ut],
        [None, tht + ut + mu * ut],
        [None, phi - mu * s('u', tm1) + ut + mu * ut],
        [None, phi - eta * slope + mu * ut],
        [ut, mu * s('u', tm1) - eta * slope],
        [thp, phi - eta * slope],
        [s(r'\phi', t + 1), thp + mu * (thp - tht)],
    ]),
    ('adagrad', [
        [G(t), sm(['k'], s('g', k) ** 2, w(1), t)],
        [None, G(tm1) + gt ** 2],
        [thp, tht - eta / root(G(t)) * gt],
        [(thp - tht) ** 2, eta ** 2 / G(t) * gt ** 2],
        [None, eta ** 2 * (gt ** 2 / (G(tm1) + gt ** 2))],
    ]),
    ('rmsprop', [
        [Eg(t), rho * Eg(tm1) + (1 - rho) * gt ** 2],
        [None, (1 - rho) * sm(['k'], rho ** (t - k) * s('g', k) ** 2, w(1), t)],
        [thp, tht - eta / root(Eg(t) + eps) * gt],
        [(thp - tht) ** 2, eta ** 2 * gt ** 2 / (rho * Eg(tm1) + (1 - rho) * gt ** 2 + eps)],
        [Eg(w(1)), (1 - rho) * s('g', w(1)) ** 2],
        [s(r'\theta', w(2)) - s(r'\theta', w(1)), -(eta / root((1 - rho) * s('g', w(1)) ** 2 + eps) * s('g', w(1)))],
    ]),
    ('adadelta', [
        [Eg(t), rho * Eg(tm1) + (1 - rho) * gt ** 2],
        [Ed(t), rho * Ed(tm1) + (1 - rho) * step ** 2],
        [thp, tht - root(Ed(t) + eps) / root(Eg(t) + eps) * gt],
        [step, tht - s(r'\theta', tm1)],
    ]),
    ('adadelta literal', [
        [step ** 2, (Ed(t) + eps) / (Eg(t) + eps) * gt ** 2],
        [None, (rho * Ed(tm1) + eps) / (rho * Eg(tm1) + eps) * gt ** 2],
        [None, gt ** 2],
        [Ed(t), rho * Eg(tm1) + (1 - rho) * gt ** 2],
        [None, Eg(t)],
        [thp, tht - gt],
    ]),
]


# ---- slips -----------------------------------------------------------------------------------------
def local(x, model):
    k, p = x.kind, x.parts
    out = []
    if k == '+': out += [('sign', p[0] - p[1]), ('term', p[0]), ('term', p[1])]
    if k == '-': out += [('sign', p[0] + p[1]), ('term', p[0])]
    if k == 'neg': out += [('sign', p[0])]
    if k in ('*', '/'): out += [('factor', p[0]), ('factor', p[1] if k == '*' else p[0] / p[1] / p[1])]
    if k in ('sum', 'd', 'mean', 'fn') and not (k == 'fn' and p[0] == 'sqrt'): out += [('factor', 2 * x)]
    if k == 'fn' and p[0] == 'sigma': out += [('sigma', 1 - x), ('sigma', fn('sigma', -p[1]))]
    if k == 'fn' and p[0] == 'exp': out += [('sign', fn('exp', -p[1]))]
    if k == 'sym':
        if len(p) == 3: out += [('index', X('sym', p[0], p[2], p[1]))]
        if len(p) == 2 and p[1].kind == 'sym' and p[1].parts[0] in 'ij':
            out += [('index', s(p[0], 'j' if p[1].parts[0] == 'i' else 'i'))]
        if model == 'rbm' and p[0] in ('v', 'h', 'e'): out += [('prime', X('sym', p[0] + "'", *p[1:]))]
        if model == 'rbm' and p[0] in ("v'", "h'", "e'"): out += [('prime', X('sym', p[0][:-1], *p[1:]))]
        if model != 'rbm' and len(p) == 2 and p[0] != r'\beta':
            out += [('shift', X('sym', p[0], p[1] - 1)), ('shift', X('sym', p[0], p[1] + 1))]
        if p[0] == r'\beta': out += [('index', s(p[0], 3 - p[1].parts[0]))]
    if k == 'grad': out += [('point', grad(tht))]
    if k == '^' and p[1].kind != 'num': out += [('shift', p[0] ** (p[1] - 1)), ('shift', p[0] ** (p[1] + 1))]
    if k == 'sum' and p[1] is not None: out += [('shift', X('sum', p[0], p[1], p[2] - 1, p[3]))]
    if k == 'call' and p[0] == 'P' and p[2]: out += [('conditional', call('P', p[2], p[1]))]
    if k == 'mean' and p[1]: out += [('condition', mean(p[0]))]
    if k == 'mean' and not p[1] and model == 'rbm': out += [('condition', mean(p[0], 'v'))]
    return out


def mutants(x, model):
    yield from local(x, model)
    for n, part in enumerate(x.parts):
        if isinstance(part, X) and not (x.kind == 'd' and n == 0):
            for kind, changed in mutants(part, model):
                yield kind, X(x.kind, *x.parts[:n], changed, *x.parts[n + 1:])


# ---- points ------------------------------------------------------------------------------------------
def point(model, r):
    if model == 'rbm':
        par = {('w', i, j): r.uniform(-1, 1) for i in range(1, D + 1) for j in range(1, F + 1)}
        par.update({('b', i): r.uniform(-1, 1) for i in range(1, D + 1)})
        par.update({('a', j): r.uniform(-1, 1) for j in range(1, F + 1)})
        pick = lambda l: r.choice(states(l))
        return {'par': par, 'v': pick('v'), 'h': pick('h'), "v'": pick('v'), "h'": pick('h'),
                'theta': r.choice(sorted(par)), 'i': r.randint(1, D), 'j': r.randint(1, F)}
    u = lambda: r.uniform(0.2, 0.8)
    if model not in ('adam', 'momentum'):
        return {'model': model, 't': r.randint(3, 4 if model == 'nesterov' else 6),
                'g': {n: r.uniform(0.5, 2) * r.choice((-1, 1)) for n in range(1, 10)},
                r'\eta': u(), r'\mu': u(), r'\rho': u(), r'\epsilon': u(), 'start': u(),
                'q': [u(), u(), u()]}
    return {'model': model, 't': r.randint(3, 6), 'g': {n: r.uniform(0.5, 2) * r.choice((-1, 1)) for n in range(1, 10)},
            'beta': (u(), u()), r'\eta': u(), r'\mu': u(), 'start': u(), 'prob': u(),
            'outcome': (r.uniform(0.5, 2), r.uniform(-2, -0.5))}


def same(left, right, model, points):
    for q in points:
        try:
            a, b = value(left, q), value(right, q)
        except (Wrong, KeyError, IndexError, ZeroDivisionError):
            return False
        if abs(a - b) > 1e-9 * (1 + abs(a) + abs(b)):
            return False
    return True


def main():
    r = random.Random(20260101)
    print('# Written by mutants.py beside this file. "== model" begins a derivation, its lines follow;')
    print('# "-- line kind equivalent|different" is a slip: that line reads as given.')
    for model, lines in DERIVATIONS:
        points = [point(model, r) for _ in range(12)]
        print('==', model)
        for sides in lines:
            print((tex(sides[0]) + ' ' if sides[0] else '') + '= ' + tex(sides[1]))
        left = None
        for n, sides in enumerate(lines, 1):
            left = sides[0] or left
            assert same(left, sides[1], model, points), (model, n, tex(sides[1]))
            seen = {tex(sides[1])}
            for kind, changed in mutants(sides[1], model):
                text = tex(changed)
                if text in seen:
                    continue
                seen.add(text)
                verdict = 'equivalent' if same(left, changed, model, points) else 'different'
                print('--', n, kind, verdict)
                print((tex(sides[0]) + ' ' if sides[0] else '') + '= ' + text)
            left = sides[1]


if __name__ == '__main__':
    main()
