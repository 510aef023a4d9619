using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReactorGen.Generator.Binding;

/// <content>Elements of a collection initialiser whose <c>Add</c> wants to know their text.</content>
internal sealed partial class FragmentBuilder
{
    // { x }   ->   { { x, "x" } }
    private void VisitElement(ExpressionSyntax element, string behind)
    {
        bool isList = element is InitializerExpressionSyntax;
        if (element.GetFirstToken() != _first) Trivia(element.GetLeadingTrivia());
        _text.Append("{ ");
        ExpressionSyntax? outer = _element;
        foreach (SyntaxNodeOrToken part in isList ? ((InitializerExpressionSyntax)element).Expressions.GetWithSeparators() : [element])
        {
            if (part.AsNode() is ExpressionSyntax value) Within(value.GetFirstToken(), value.GetLastToken(), () => Visit(_element = value));
            else _text.Append(", ");
        }
        _element = outer;
        TrimEnd();
        _text.Append($"{behind} }}");
        if (element.GetLastToken() != _last || _isStatement) Trivia(element.GetTrailingTrivia(), isLast: element.GetLastToken() == _last);
    }
}
