using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>What cannot be pasted as it stands: declarations in expressions, patterns, caller info.</content>
internal sealed partial class FragmentBuilder
{
    private bool DeclaresSlots(ParenthesizedVariableDesignationSyntax several) =>
        several.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Any(s => _context.TryGetSlot(_context.Model.GetDeclaredSymbol(s), out _));

    /// <summary><c>var (a, b)</c> as <c>(var a, var b)</c>, so that each variable can be stored on its own.</summary>
    private void VisitDeconstruction(VariableDesignationSyntax designation, string typeText)
    {
        switch (designation)
        {
            case ParenthesizedVariableDesignationSyntax several:
                for (int i = 0; i < several.Variables.Count; i++)
                {
                    _text.Append(i == 0 ? "(" : ", ");
                    VisitDeconstruction(several.Variables[i], typeText);
                }
                _text.Append(')');
                break;
            case SingleVariableDesignationSyntax single when _context.TryGetSlot(_context.Model.GetDeclaredSymbol(single), out int slot):
                Add(new OutVariablePiece(slot, typeText));
                break;
            default:
                _text.Append('_');
                break;
        }
    }

    /// <summary>A variable of ours whose address is taken, or that of a part of it.</summary>
    private ITypeSymbol? PlaceOf(ExpressionSyntax place)
    {
        ExpressionSyntax root = place;
        while (Outer(root) is { } outer) root = outer;
        return root is IdentifierNameSyntax && _context.TryGetSlot(_context.Model.GetSymbolInfo(root, _context.Cancel).Symbol, out _) ? _context.Model.GetTypeInfo(place, _context.Cancel).Type : null;
    }

    /// <summary>What a place is a part of: a struct, or a buffer that a struct holds.</summary>
    private ExpressionSyntax? Outer(ExpressionSyntax place) => place switch
    {
        ParenthesizedExpressionSyntax inner => inner.Expression,
        MemberAccessExpressionSyntax { Expression: var outer } when _context.Model.GetTypeInfo(outer, _context.Cancel).Type is { IsValueType: true } => outer,
        ElementAccessExpressionSyntax { Expression: var buffer } when IsBuffer(buffer) => buffer,
        _ => null,
    };

    private bool IsBuffer(ExpressionSyntax expression) => _context.Model.GetSymbolInfo(expression, _context.Cancel).Symbol is IFieldSymbol { IsFixedSizeBuffer: true };

    // x.Buffer   ->   ((int*)Unsafe.AsPointer(ref machine.x.Buffer[0])): C# takes a pointer only to what does not move.
    private void VisitBuffer(MemberAccessExpressionSyntax buffer, ITypeSymbol pointer)
    {
        if (buffer.GetFirstToken() != _first) Trivia(buffer.GetLeadingTrivia());
        _text.Append($"(({TypeModels.Text(pointer)})global::System.Runtime.CompilerServices.Unsafe.AsPointer(ref ");
        Within(buffer.GetFirstToken(), buffer.GetLastToken(), () =>
        {
            Visit(buffer.Expression);
            Token(buffer.OperatorToken);
            Visit(buffer.Name);
        });
        _text.Append("[0]))");
        if (buffer.GetLastToken() != _last || _isStatement) Trivia(buffer.GetTrailingTrivia(), isLast: buffer.GetLastToken() == _last);
    }

    // &x   ->   ((int*)Unsafe.AsPointer(ref machine.x)): as in an async method, nothing holds the place where it is.
    private void VisitAddress(PrefixUnaryExpressionSyntax address, ITypeSymbol type)
    {
        if (address.GetFirstToken() != _first) Trivia(address.GetLeadingTrivia());
        _text.Append($"(({TypeModels.Text(type)}*)global::System.Runtime.CompilerServices.Unsafe.AsPointer(ref ");
        Within(_first, address.GetLastToken(), () => Visit(address.Operand));
        _text.Append("))");
        if (address.GetLastToken() != _last || _isStatement) Trivia(address.GetTrailingTrivia(), isLast: address.GetLastToken() == _last);
    }

    /// <summary>Visits what lies between two tokens, without the trivia around it.</summary>
    private void Within(SyntaxToken first, SyntaxToken last, System.Action visit)
    {
        (SyntaxToken outerFirst, SyntaxToken outerLast, bool isStatement) = (_first, _last, _isStatement);
        (_first, _last, _isStatement) = (first, last, false);
        visit();
        (_first, _last, _isStatement) = (outerFirst, outerLast, isStatement);
    }

    private List<int> SlotsOf(SyntaxNode pattern)
    {
        var slots = new List<int>();
        foreach (SingleVariableDesignationSyntax single in pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>())
            if (_context.TryGetSlot(_context.Model.GetDeclaredSymbol(single), out int slot)) slots.Add(slot);
        return slots;
    }

    private void VisitPattern(IsPatternExpressionSyntax pattern, List<int> slots)
    {
        bool negated = IsNegated(pattern.Pattern);
        SyntaxToken first = pattern.GetFirstToken(), last = pattern.GetLastToken();
        if (first != _first) Trivia(first.LeadingTrivia);
        Add(new PatternEdgePiece(slots.ToEquatableArray(), Opens: true, negated));
        Within(first, last, () =>
        {
            Visit(pattern.Expression);
            Token(pattern.IsKeyword);
            Visit(pattern.Pattern);
        });
        Add(new PatternEdgePiece(slots.ToEquatableArray(), Opens: false, negated));
        if (last != _last || _isStatement) Trivia(last.TrailingTrivia, isLast: last == _last);
    }

    /// <summary>Writes <c>checked</c> or <c>unchecked</c> around a part of the code, which is elsewhere than the user's word.</summary>
    private void VisitOverflowing(SyntaxNode part)
    {
        SyntaxToken first = part.GetFirstToken(), last = part.GetLastToken();
        if (first != _first) Trivia(first.LeadingTrivia);
        _text.Append(CheckedContexts.IsStatement(part) ? $"_ = {_keyword}(" : $"{_keyword}(");
        SyntaxToken outerFirst = _first, outerLast = _last;
        (_first, _last) = (first, last);
        Visit(part);
        (_first, _last) = (outerFirst, outerLast);
        TrimEnd();
        _text.Append(')');
        if (last != _last || _isStatement) Trivia(last.TrailingTrivia, isLast: last == _last);
    }

    /// <summary>Whether a value matches a pattern, as an expression. It may also be a part of one: the variables behind <c>var</c>, or the positions.</summary>
    public static CodeFragment Matches(BodyContext context, SyntaxNode pattern, CodeFragment value)
    {
        var builder = new FragmentBuilder(context, pattern, []);
        EquatableArray<int> slots = builder.SlotsOf(pattern).ToEquatableArray();
        bool negated = pattern is PatternSyntax whole && IsNegated(whole);
        CodeFragment text = pattern switch
        {
            // "is _" would ask for a type of that name.
            DiscardPatternSyntax => CodeFragment.Text("var _"),
            VariableDesignationSyntax => CodeFragment.Join("var ", Build(context, pattern)),
            PositionalPatternClauseSyntax => CodeFragment.Join(Build(context, pattern), " { }"),
            _ => Build(context, pattern),
        };
        return CodeFragment.Join(new PatternEdgePiece(slots, Opens: true, negated), value, " is ", text, new PatternEdgePiece(slots, Opens: false, negated));
    }

    /// <summary>The arm of a switch expression as the label of a switch statement.</summary>
    public static CodeFragment Case(BodyContext context, PatternSyntax pattern, ExpressionSyntax? guard)
    {
        EquatableArray<int> slots = new FragmentBuilder(context, pattern, []).SlotsOf(pattern).ToEquatableArray();
        // "case _:" would ask for a constant of that name.
        CodeFragment text = pattern is DiscardPatternSyntax ? CodeFragment.Text("var _") : Build(context, pattern);
        CodeFragment condition = guard is null ? CodeFragment.Empty : Build(context, guard);
        // What stores a variable stands in front of the guard, with "&&".
        if (guard is not null && slots.Count > 0 && Parentheses.AroundCondition(guard, context) is { Open: { Length: > 0 } open, Close: var close }) condition = CodeFragment.Join(open, condition, close);
        return CodeFragment.Join(
            "case ", text, new CaseEdgePiece(slots, Opens: true, guard is not null), condition,
            new CaseEdgePiece(slots, Opens: false, guard is not null), ":");
    }

    private static bool IsNegated(PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => IsNegated(parenthesized.Pattern),
        UnaryPatternSyntax not => !IsNegated(not.Pattern),
        _ => false,
    };

    /// <summary>A case label whose variables are used in its section.</summary>
    private void VisitCase(CasePatternSwitchLabelSyntax label, List<int> slots)
    {
        Token(label.Keyword);
        Visit(label.Pattern);
        TrimEnd();
        Add(new CaseEdgePiece(slots.ToEquatableArray(), Opens: true, label.WhenClause is not null));
        if (label.WhenClause is { Condition: var guard })
        {
            (string open, string close) = Parentheses.AroundCondition(guard, _context);
            _text.Append(open);
            Visit(guard);
            _text.Append(close);
        }
        TrimEnd();
        Add(new CaseEdgePiece(slots.ToEquatableArray(), Opens: false, label.WhenClause is not null));
        Token(label.ColonToken);
    }

    /// <summary>
    /// Adds what the compiler would fill in from the place of the call, which is another in the resume method, and the closures of a local function
    /// that has moved.
    /// </summary>
    private void VisitArguments(BaseArgumentListSyntax list, string info, int function)
    {
        foreach (SyntaxNodeOrToken child in list.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner)
            {
                Visit(inner);
                continue;
            }
            if ((child.IsKind(SyntaxKind.CloseParenToken) || child.IsKind(SyntaxKind.CloseBracketToken)) && info.Length > 0) _text.Append(list.Arguments.Count > 0 ? ", " + info : info);
            Token(child.AsToken());
            if (child.IsKind(SyntaxKind.OpenParenToken) && function >= 0)
                Add(new FunctionClosuresPiece(function, IsDeclaration: false, list.Arguments.Count > 0 || info.Length > 0, AccessOfClosures(list)));
        }
    }

    private void VisitHole(InterpolationSyntax hole)
    {
        foreach (SyntaxNodeOrToken child in hole.ChildNodesAndTokens())
        {
            if (child == hole.Expression) Add(new HoleEdgePiece(Opens: true));
            if (child.AsNode() is { } inner) Visit(inner);
            else Token(child.AsToken());
            if (child == hole.Expression) Add(new HoleEdgePiece(Opens: false));
        }
    }

    /// <summary>Writes the name that C# infers from an expression where the expression will look different.</summary>
    private void NameInferred(ExpressionSyntax expression, string name, string separator)
    {
        if (_operands.ContainsKey(expression)) _text.Append(_context.Spelled(name)).Append(separator);
        else if (expression is IdentifierNameSyntax identifier && VariableOf(identifier) is { } variable) Add(new InferredNamePiece(variable.Slot, _context.Spelled(name), separator));
    }

    /// <summary>The inferred name of a tuple's element, if the type that the tuple is converted to has it too.</summary>
    private string? InferredElementName(TupleExpressionSyntax tuple, ArgumentSyntax element)
    {
        TypeInfo info = _context.Model.GetTypeInfo(tuple, _context.Cancel);
        int index = tuple.Arguments.IndexOf(element);
        if (Tuples.IsTarget(tuple) || Tuples.IsCompared(tuple) || info.Type is not INamedTypeSymbol { IsTupleType: true } own || own.TupleElements.Length <= index) return null;
        string name = own.TupleElements[index].Name;
        if (name == $"Item{index + 1}") return null;
        string? inferred = element.Expression switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
            _ => null,
        };
        return inferred == name && info.ConvertedType is INamedTypeSymbol { IsTupleType: true } target && target.TupleElements[index].Name == name ? name : null;
    }
}
