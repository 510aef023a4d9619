using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <summary>
/// Turns syntax without a suspension into a <see cref="CodeFragment"/>: the user's text as it stands, with the uses of variables, the exits and
/// the operands of a template cut out as pieces.
/// </summary>
internal sealed partial class FragmentBuilder
{
    private readonly BodyContext _context;
    private readonly SyntaxNode _root;
    private readonly Dictionary<SyntaxNode, int> _operands = [];
    private readonly string? _keyword;
    private readonly HashSet<SyntaxNode> _overflowing = [];
    private bool _isStatement;
    private readonly List<Piece> _pieces = [];
    private readonly StringBuilder _text = new();
    private readonly int _indentation;
    private SyntaxToken _first, _last;
    private ExpressionSyntax? _element;

    private FragmentBuilder(BodyContext context, SyntaxNode root, IReadOnlyList<SyntaxNode> operands)
    {
        (_context, _root) = (context, root);
        for (int i = 0; i < operands.Count; i++) _operands[operands[i]] = i;
        _keyword = CheckedContexts.KeywordOfParts(root, context);
        if (_keyword is not null) _overflowing.UnionWith(CheckedContexts.Parts(root, operands));
        _isStatement = root is StatementSyntax;
        _first = root.GetFirstToken();
        _last = root.GetLastToken();
        _indentation = Indentation(root);
    }

    public static CodeFragment Build(BodyContext context, SyntaxNode root) => Template(context, root, []);

    /// <summary>A fragment in which each of the <paramref name="operands"/> is an <see cref="OperandPiece"/>.</summary>
    public static CodeFragment Template(BodyContext context, SyntaxNode root, IReadOnlyList<SyntaxNode> operands)
    {
        var builder = new FragmentBuilder(context, root, operands);
        builder.Visit(root);
        builder.Flush();
        CodeFragment code = CheckedContexts.Around(new CodeFragment(builder._pieces.ToEquatableArray()), root, operands, context);
        return FlowEdges.Around(code, root, operands, context);
    }

    private void Add(Piece piece)
    {
        Flush();
        _pieces.Add(piece);
    }

    private void Flush()
    {
        if (_text.Length == 0) return;
        _pieces.Add(new TextPiece(_text.ToString()));
        _text.Clear();
    }

    private void Visit(SyntaxNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_operands.TryGetValue(node, out int operand))
        {
            Around(node, new OperandPiece(operand));
            return;
        }
        if (_overflowing.Remove(node))
        {
            VisitOverflowing(node);
            return;
        }
        switch (node)
        {
            case ExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } } element
                when element != _element && element != _root && CallerInfo.BehindElement(element, _context) is { Length: > 0 } behind:
                VisitElement(element, behind);
                return;
            case IdentifierNameSyntax name when VariableOf(name) is { } piece:
                Around(node, piece);
                return;
            case SimpleNameSyntax name when FunctionOf(name) is >= 0 and var function:
                VisitFunctionName(name, function);
                return;
            case BaseObjectCreationExpressionSyntax creation when IsDelegateCreation(creation, out SimpleNameSyntax? name, out int function):
                Around(node, Delegate(creation, name!, function));
                return;
            case LocalFunctionStatementSyntax declared when _context.Functions.TryGet(_context.Model.GetDeclaredSymbol(declared), out int function):
                if (declared == _root) VisitFunction(declared, function);
                return;
            case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax when _context.ImplicitReceiver((ExpressionSyntax)node) is { } receiver:
                Flush();
                _pieces.AddRange(receiver.Pieces);
                break;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } invocation
                when _context.Model.GetConstantValue(invocation).Value is string constant:
                Around(node, new TextPiece(SymbolDisplay.FormatLiteral(constant, quote: true)));
                return;
            case ParenthesizedExpressionSyntax { Parent: InvocationExpressionSyntax } called when Parentheses.Within(called) is MemberAccessExpressionSyntax method && _operands.ContainsKey(method.Expression):
                // "(receiver.Add)(1)" would be a cast.
                Visit(method);
                return;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression } address when PlaceOf(address.Operand) is { } place:
                VisitAddress(address, place);
                return;
            case MemberAccessExpressionSyntax { Parent: not ElementAccessExpressionSyntax } buffer when _context.HasPointers && IsBuffer(buffer) && PlaceOf(buffer) is { } pointer:
                VisitBuffer(buffer, pointer);
                return;
            case ReturnStatementSyntax exit when !IsNested(exit):
                Around(node, new ExitPiece(ExitKind.Return, -1, exit.Expression is null ? null : Build(_context, exit.Expression)));
                return;
            case BreakStatementSyntax when OuterTarget(node, isBreak: true) is { } target:
                Around(node, new ExitPiece(ExitKind.Break, target, null));
                return;
            case ContinueStatementSyntax when OuterTarget(node, isBreak: false) is { } target:
                Around(node, new ExitPiece(ExitKind.Continue, target, null));
                return;
            case ThrowStatementSyntax { Expression: null } when RethrowSlot(node) is { } slot:
                _pieces.AddRange(Rethrow(node, slot));
                return;
            case GotoStatementSyntax jump when _context.LabelOf(jump) is >= 0 and var label:
                Around(node, new ExitPiece(ExitKind.Goto, label, null));
                return;
            case DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax single } declaration
                when _context.TryGetSlot(_context.Model.GetDeclaredSymbol(single), out int variable):
                Around(node, new OutVariablePiece(variable, declaration.Type.WithoutTrivia().ToString()));
                return;
            case DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax several } declaration when DeclaresSlots(several):
                if (declaration.GetFirstToken() != _first) Trivia(declaration.GetLeadingTrivia());
                VisitDeconstruction(several, declaration.Type.WithoutTrivia().ToString());
                Trivia(declaration.GetTrailingTrivia());
                return;
            case SingleVariableDesignationSyntax single when _context.TryGetSlot(_context.Model.GetDeclaredSymbol(single), out int variable):
                Around(node, new PatternVariablePiece(variable));
                return;
            case IsPatternExpressionSyntax pattern when SlotsOf(pattern.Pattern) is { Count: > 0 } slots:
                VisitPattern(pattern, slots);
                return;
            case CasePatternSwitchLabelSyntax label when SlotsOf(label.Pattern) is { Count: > 0 } slots:
                VisitCase(label, slots);
                return;
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax spawn } statement when IsDiscardedSpawn(spawn, _context):
                VisitDiscardedSpawn(statement, spawn);
                return;
            case InvocationExpressionSyntax spawn when MachineInPlace(spawn, _context) is { } machine:
                VisitSpawn(spawn, machine);
                return;
            case BaseArgumentListSyntax list when CallerInfo.Of(list, _context) is var info && CalledFunction(list) is var called && (info.Length > 0 || called >= 0):
                VisitArguments(list, info, called);
                return;
            case InterpolationSyntax hole:
                VisitHole(hole);
                return;
            case BlockSyntax block when HasUsingAfterExit(block):
                VisitUsing(block);
                return;
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member when _context.Model.GetDeclaredSymbol(member, _context.Cancel) is { } property:
                NameInferred(member.Expression, property.Name, " = ");
                break;
            case ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple } element when InferredElementName(tuple, element) is { } elementName:
                NameInferred(element.Expression, elementName, ": ");
                break;
            case AwaitExpressionSyntax when !IsInNestedFunction(node):
                _context.Report(Diagnostics.AwaitInBody, node.GetLocation());
                break;
        }
        if (Identifiers.DeclaredBy(node) is { } nested) _context.NestedNames.Add(nested);
        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner) Visit(inner);
            else Token(child.AsToken());
        }
    }

    /// <summary>A piece instead of a node, with the trivia around the node.</summary>
    private void Around(SyntaxNode node, Piece piece)
    {
        SyntaxToken first = node.GetFirstToken(), last = node.GetLastToken();
        if (first != _first) Trivia(first.LeadingTrivia);
        if (first != _first && IsWord(first.GetPreviousToken(), first, after: false)) _text.Append(' ');
        Add(piece);
        if (last != _last || _isStatement) Trivia(last.TrailingTrivia, isLast: last == _last);
        if (last != _last && IsWord(last.GetNextToken(), last, after: true)) _text.Append(' ');
    }

    /// <summary>Whether a word touches something that is none, as in <c>Get()is null</c>: once that is a name, they would be one word.</summary>
    /// <param name="after">Whether the word stands behind it.</param>
    private static bool IsWord(SyntaxToken word, SyntaxToken other, bool after)
    {
        if (word.Text.Length == 0 || other.Text.Length == 0 || (after ? other.Span.End != word.SpanStart : word.Span.End != other.SpanStart)) return false;
        return after ? IsPart(word.Text[0]) && !IsPart(other.Text[other.Text.Length - 1]) : IsPart(word.Text[word.Text.Length - 1]) && !IsPart(other.Text[0]);

        static bool IsPart(char c) => SyntaxFacts.IsIdentifierPartCharacter(c);
    }

    private void Token(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.None)) return;
        if (token != _first) Trivia(token.LeadingTrivia);
        string text = token.Text;
        if (text.IndexOf('\n') >= 0) Add(new RawTextPiece(text));
        else _text.Append(text);
        if (token != _last || _isStatement) Trivia(token.TrailingTrivia, isLast: token == _last);
    }

    private SlotPiece? VariableOf(IdentifierNameSyntax name)
    {
        if (_context.Uses.Of(name) is not { } use || !_context.TryGetSlot(use.Variable, out int slot)) return null;
        return new SlotPiece(slot, use.Access);
    }
}
